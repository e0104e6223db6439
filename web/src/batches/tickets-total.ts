import type { SerialRange } from "../../../worker/batches/batches.ts";

/** How many tickets ranges have together. */
export function ticketsTotal(ranges: readonly SerialRange[]): number {
  return ranges.reduce((sum, { firstSerial, lastSerial }) => sum + lastSerial - firstSerial + 1, 0);
}
