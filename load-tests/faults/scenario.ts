/** What a scenario of faults is asked for, and what it answers. */

export interface Order {
  /** Decides what is chance: who plays what, and when the blow falls. */
  readonly seed: number;
  /** SIGKILL rounds. */
  readonly rounds: number;
  /** As the tests run it: each fault once, for as long as it takes to show. */
  readonly isShort: boolean;
  /** A commit whose Worker runs beside this one; for the scenario of two versions. */
  readonly commit: string | undefined;
  /** Takes one line of progress at a time. */
  readonly say: (line: string) => void;
}

/** What must hold. An empty problem means that it does. */
export interface Check {
  readonly name: string;
  readonly problem: string;
}

export interface Outcome {
  /** What was counted, in the order in which it is to be read. */
  readonly figures: readonly (readonly [name: string, value: number | string])[];
  readonly checks: readonly Check[];
}

export interface Scenario {
  readonly name: string;
  /** One line for `--help` and the report. */
  readonly about: string;
  /** What this machine lacks for it; undefined when it can run. */
  readonly lacks?: () => string | undefined;
  readonly run: (order: Order) => Promise<Outcome>;
}

/** A check of two figures that must be the same. */
export function same(name: string, got: unknown, wanted: unknown): Check {
  const [one, other] = [JSON.stringify(got), JSON.stringify(wanted)];
  return { name, problem: one === other ? "" : `${one}, not ${other}` };
}

/** A check of something that must be true. @param why what it means when it is not */
export function holds(name: string, isTrue: boolean, why: string): Check {
  return { name, problem: isTrue ? "" : why };
}

/** Many checks as one: its problem names those that do not hold. */
export function all(name: string, checks: readonly Check[]): Check {
  const broken = checks.filter(({ problem }) => problem !== "");
  return {
    name: `${name} (${checks.length} checks)`,
    problem: broken.map((check) => `${check.name}: ${check.problem}`).join("; "),
  };
}
