/** What `npm audit --json` said, in one of three ways: an answer with or without findings, or none at all. */

export const SEVERITIES = ["critical", "high", "moderate", "low", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Finding {
  readonly name: string;
  readonly severity: Severity;
  /** Of the advisory; empty when the package only needs one that has it. */
  readonly title: string;
}

export type Advisories =
  | { readonly kind: "answered"; readonly findings: readonly Finding[] }
  /** The registry has no advisories to give, or could not be reached. Nothing is known then, good or bad. */
  | { readonly kind: "not-offered"; readonly reason: string };

/** Findings of these stop a build; the others are shown (SECURITY.md says how long each may stand). */
export const STOPPING: readonly Severity[] = ["critical", "high"];

const REASON_MAX_LENGTH = 300;

/** @param output of `npm audit --json` */
export function advisoriesOf(output: string): Advisories {
  const report = objectIn(output);
  if (report === undefined) return { kind: "not-offered", reason: reasonOf(output) };
  const { vulnerabilities } = report;
  if (!isRecord(vulnerabilities)) return { kind: "not-offered", reason: reasonOf(report["message"]) };
  return { kind: "answered", findings: Object.entries(vulnerabilities).map(findingOf) };
}

function findingOf([name, entry]: [string, unknown]): Finding {
  const { severity, via } = isRecord(entry) ? entry : {};
  const known = SEVERITIES.find((one) => one === severity);
  const advisory: unknown = Array.isArray(via) ? via.find(isRecord) : undefined;
  const title = isRecord(advisory) && typeof advisory["title"] === "string" ? advisory["title"] : "";
  return { name, severity: known ?? "critical", title }; // a word we do not know is no reason to look away
}

/** npm writes its warnings before the object. */
function objectIn(output: string): Readonly<Record<string, unknown>> | undefined {
  const start = output.search(/^\{/m);
  if (start === -1) return undefined;
  try {
    const parsed: unknown = JSON.parse(output.slice(start));
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function reasonOf(said: unknown): string {
  const text = typeof said === "string" ? said.replace(/\s+/g, " ").trim() : "";
  return text === "" ? "npm said nothing" : text.slice(0, REASON_MAX_LENGTH);
}
