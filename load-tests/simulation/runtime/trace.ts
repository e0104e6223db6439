/** What happened, as it can be read afterwards. Formatted only when somebody wants to read it. */

/** Enough to see a transfer from its order to its end among everything else. */
const KEPT_STEPS = 120;
const DETAIL_LETTERS = 220;

interface Step {
  readonly atMs: number;
  readonly what: string;
  readonly detail: unknown;
}

export class Trace {
  readonly #startMs: number;
  readonly #print: ((line: string) => void) | undefined;
  #steps: Step[] = [];
  /** How often each kind of thing was done to the objects. */
  readonly counts = new Map<string, number>();

  /** @param print is given every line at once; without it the last steps are kept */
  constructor(startMs: number, print?: (line: string) => void) {
    this.#startMs = startMs;
    this.#print = print;
  }

  note(atMs: number, what: string, detail?: unknown): void {
    const step = { atMs, what, detail };
    if (this.#print) this.#print(this.#line(step));
    this.#steps.push(step);
    if (this.#steps.length > 2 * KEPT_STEPS) this.#steps = this.#steps.slice(-KEPT_STEPS);
  }

  /** Counts a fault that was made, so that a run can show that it made any. */
  count(fault: string): void {
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1);
  }

  /** The last steps, one a line, oldest first. */
  last(): string[] {
    return this.#steps.slice(-KEPT_STEPS).map((step) => this.#line(step));
  }

  #line({ atMs, what, detail }: Step): string {
    const seconds = ((atMs - this.#startMs) / 1000).toFixed(3).padStart(9);
    if (detail === undefined) return `${seconds} ${what}`;
    const text = typeof detail === "string" ? detail : JSON.stringify(detail);
    return `${seconds} ${what} ${text.length > DETAIL_LETTERS ? `${text.slice(0, DETAIL_LETTERS)}…` : text}`;
  }
}
