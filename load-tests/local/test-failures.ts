/** Names what failed, for the end of a long log: whoever has its last page alone still knows where to look. */

/** The part of vitest's JSON report that is read here. */
export interface VitestFailures {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

/** The part of Playwright's JSON report that is read here. */
export interface PlaywrightFailures {
  readonly errors: readonly { readonly message?: string }[];
  readonly suites: readonly PlaywrightSuite[];
}

const MESSAGE_LINES = 6; // an assertion with what was expected and received
const MESSAGE_CHARACTERS = 800; // a difference of two large objects must not push the others out of sight
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with the escape character
const COLOURS = /\u001b\[[0-9;]*m/g;

/** One text for each failed test, and for each file that failed without one: where, which, and how its message begins. */
export function failuresOfVitest(report: VitestFailures): string[] {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0) return status === "failed" ? [described(name, message)] : [];
    return failed.map((test) => described(`${name}: ${test.fullName}`, test.failureMessages?.[0]));
  });
}

/** The same of the browser tests; one that passed only when repeated is among them. */
export function failuresOfPlaywright(report: PlaywrightFailures): string[] {
  return [
    ...report.errors.map(({ message }) => described("outside any test", message)),
    ...report.suites.flatMap(failuresOfSuite),
  ];
}

function failuresOfSuite({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) => {
        const message = results.find(({ error }) => error !== undefined)?.error?.message;
        return described(`${file}:${line}: ${title}`, message);
      }),
  );
  return [...own, ...suites.flatMap(failuresOfSuite)];
}

/** A title and, indented, how a message begins. */
export function described(title: string, message = ""): string {
  const lines = message.replace(COLOURS, "").slice(0, MESSAGE_CHARACTERS).split("\n").slice(0, MESSAGE_LINES);
  return [`FAILED ${title}`, ...lines.filter((line) => line.trim() !== "").map((line) => `    ${line}`)].join(
    "\n",
  );
}
