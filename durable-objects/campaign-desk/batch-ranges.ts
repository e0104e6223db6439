/** Lists of batches, cut and joined. Pure: a list goes in sorted and without overlaps, and so it comes out. */

import type { Batch, SerialRange } from "../ticket-shard/settings.ts";

/** How many tickets a range has. */
export function ticketsIn({ firstSerial, lastSerial }: SerialRange): number {
  return lastSerial - firstSerial + 1;
}

/**
 * The list with a range of one batch made another: what stays of the batch before and behind it is kept as it was.
 * The piece before keeps the batch's id, or the range does where nothing is before it.
 * @param range lies within the batch
 */
export function cut(
  batches: readonly Batch[],
  batch: Batch,
  range: SerialRange,
  changes: Partial<Pick<Batch, "label" | "status">>,
  newId: () => string,
): Batch[] {
  const { firstSerial, lastSerial } = range;
  const isAtStart = firstSerial === batch.firstSerial;
  const pieces: Batch[] = [];
  if (!isAtStart) pieces.push({ ...batch, lastSerial: firstSerial - 1 });
  pieces.push({ ...batch, ...changes, firstSerial, lastSerial, id: isAtStart ? batch.id : newId() });
  if (lastSerial < batch.lastSerial) pieces.push({ ...batch, firstSerial: lastSerial + 1, id: newId() });
  return batches.flatMap((other) => (other.id === batch.id ? pieces : [other]));
}

/** The list with neighbours joined that touch and are alike in all but their range; the first one's id stays. */
export function joined(batches: readonly Batch[]): Batch[] {
  const result: Batch[] = [];
  for (const batch of batches) {
    const before = result.at(-1);
    if (before && isContinuedBy(before, batch))
      result.splice(-1, 1, { ...before, lastSerial: batch.lastSerial });
    else result.push(batch);
  }
  return result;
}

/** The free ranges between batches, in order. */
export function gapsOf(batches: readonly SerialRange[], ticketCount: number): SerialRange[] {
  const gaps: SerialRange[] = [];
  let next = 0;
  for (const { firstSerial, lastSerial } of [
    ...batches,
    { firstSerial: ticketCount, lastSerial: ticketCount },
  ]) {
    if (next < firstSerial) gaps.push({ firstSerial: next, lastSerial: firstSerial - 1 });
    next = lastSerial + 1;
  }
  return gaps;
}

function isContinuedBy(before: Batch, batch: Batch): boolean {
  return (
    before.lastSerial + 1 === batch.firstSerial &&
    before.label === batch.label &&
    before.store === batch.store &&
    before.use === batch.use &&
    before.status === batch.status
  );
}
