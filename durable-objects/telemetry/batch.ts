/** What a reporter sends and the object keeps: counts to be added, as text, because the runtime walks objects and not strings. Pure. */

import { seriesOf } from "./counters.ts";

export interface Batch {
  /**
   * An isolate's random name with the number of its batch, so that one that comes twice is added once; null from whoever
   * never repeats one.
   */
  readonly from: { readonly reporter: string; readonly number: number } | null;
  /** Increments by the series' key (counters.ts). */
  readonly counts: ReadonlyMap<string, number>;
}

type Counts = Batch["counts"];

export function writeBatch({ from, counts }: Batch): string {
  return JSON.stringify({ from, counts: [...counts] });
}

/** Reads a batch. @throws on text that is none */
export function readBatch(text: string): Batch {
  const { from, counts } = JSON.parse(text) as { from: Batch["from"]; counts: [string, number][] };
  return { from, counts: known(counts) };
}

export function writeCounts(counts: Counts): string {
  return JSON.stringify([...counts]);
}

/** Reads what `writeCounts` wrote. @throws on other text */
export function readCounts(text: string): Counts {
  return known(JSON.parse(text) as [string, number][]);
}

/** What this version does not know, and what is no increment, is left out: versions live side by side. */
function known(counts: readonly (readonly [string, number])[]): Counts {
  return new Map(
    counts.filter(([key, value]) => Number.isFinite(value) && value > 0 && seriesOf(key) !== undefined),
  );
}
