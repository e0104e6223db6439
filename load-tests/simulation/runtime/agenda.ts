/** What is still to happen, earliest first; of two at the same instant, the one that was planned first. A binary heap. */

export interface Planned {
  readonly atMs: number;
  /** In the order of planning. */
  readonly order: number;
  /** For the trace. */
  readonly what: string;
  readonly detail: unknown;
  readonly run: () => void;
  isCancelled: boolean;
}

export class Agenda {
  readonly #heap: Planned[] = [];
  #order = 0;

  get size(): number {
    return this.#heap.length;
  }

  add(atMs: number, what: string, detail: unknown, run: () => void): Planned {
    const planned: Planned = { atMs, order: this.#order++, what, detail, run, isCancelled: false };
    const heap = this.#heap;
    let place = heap.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(planned, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = planned;
    return planned;
  }

  /** Takes out what comes next, if it comes by then; what was cancelled is passed over. */
  next(untilMs: number): Planned | undefined {
    for (let first = this.#heap[0]; first && first.atMs <= untilMs; first = this.#heap[0]) {
      this.#dropFirst();
      if (!first.isCancelled) return first;
    }
    return undefined;
  }

  #dropFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [leftOne, rightOne] = [heap[left], heap[left + 1]];
      const isRight = leftOne !== undefined && rightOne !== undefined && isBefore(rightOne, leftOne);
      const child = isRight ? rightOne : leftOne;
      if (!child || !isBefore(child, last)) break;
      heap[place] = child;
      place = isRight ? left + 1 : left;
    }
    heap[place] = last;
  }
}

function isBefore(one: Planned, other: Planned): boolean {
  return one.atMs === other.atMs ? one.order < other.order : one.atMs < other.atMs;
}
