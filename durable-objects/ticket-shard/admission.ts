/** May this ticket be played at this moment? State, dates and batch, in the order a player should hear of them. */

import type { Refusal } from "./outcome.ts";
import type { Batch, ShardSettings } from "./settings.ts";

/** The refusal, or undefined when the ticket may be played. A shard that was told nothing yet is not open. */
export function refusalOf(
  settings: ShardSettings | undefined,
  serial: number,
  now: number,
): Refusal | undefined {
  if (!settings) return { kind: "campaign-not-active", why: "draft" };
  if (settings.state !== "open") return { kind: "campaign-not-active", why: settings.state };
  if (now < settings.opensAt) return { kind: "campaign-not-active", why: "not-yet-open" };
  if (now >= settings.closesAt) return { kind: "campaign-not-active", why: "over" };
  const status = batchOf(settings.batches, serial)?.status ?? "unassigned";
  return status === "active" ? undefined : { kind: "batch-not-active", status };
}

/** The batch that a serial was printed in, by bisection; batches are sorted and never overlap. */
export function batchOf(batches: readonly Batch[], serial: number): Batch | undefined {
  let low = 0;
  let high = batches.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const batch = batches[middle];
    if (!batch) return undefined;
    if (serial < batch.firstSerial) high = middle - 1;
    else if (serial > batch.lastSerial) low = middle + 1;
    else return batch;
  }
  return undefined;
}
