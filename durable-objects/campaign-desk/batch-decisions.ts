/** What may become of batches: every order is judged here, on the whole list, and nothing is written. Pure. */

import { batchOf } from "../ticket-shard/admission.ts";
import type { Batch, BatchStatus, SerialRange } from "../ticket-shard/settings.ts";
import type {
  BatchRefusal,
  NewBatch,
  NewBatchProblem,
  Pack,
  PackRefusal,
  SplitProblem,
} from "./batch-outcomes.ts";
import { cut, gapsOf, joined, ticketsIn } from "./batch-ranges.ts";
import { type CampaignRecord, MAX_BATCHES } from "./campaign-record.ts";

/** Where each state may lead. What is revoked stays so: its codes may be in anybody's hands. */
const BATCH_TRANSITIONS: Record<BatchStatus, readonly BatchStatus[]> = {
  prepared: ["sent", "revoked"],
  sent: ["active", "revoked"],
  active: ["revoked"],
  revoked: [],
};

/** The batches after a decision, and the one it was about as it was and as it is. */
interface Decided {
  readonly kind: "decided";
  readonly batches: readonly Batch[];
  readonly before: Batch;
  readonly batch: Batch;
}

type Listed = Pick<CampaignRecord, "batches" | "ticketCount">;

export function batchMayBecome(from: BatchStatus, to: BatchStatus): boolean {
  return BATCH_TRANSITIONS[from].includes(to);
}

/**
 * Another state for a whole batch. The state it is in already changes nothing, so that an order may be sent twice.
 * @param expected the serials that whoever asks was shown; undefined when they were shown none
 */
export function transition(
  { batches }: Pick<Listed, "batches">,
  batchId: string,
  to: BatchStatus,
  expected?: SerialRange,
): Decided | BatchRefusal {
  const before = batches.find(({ id }) => id === batchId);
  if (!before) return { kind: "no-batch" };
  if (expected && !isSameRange(before, expected)) return { kind: "range-changed", batch: before };
  if (before.status === to) return { kind: "decided", batches, before, batch: before };
  if (!batchMayBecome(before.status, to)) return { kind: "not-allowed", from: before.status, to };
  const batch = { ...before, status: to };
  return { kind: "decided", before, batch, batches: batches.map((one) => (one === before ? batch : one)) };
}

/** New batches, each in state `prepared`, all or none. */
export function addBatches(
  { batches, ticketCount }: Listed,
  asked: readonly NewBatch[],
  newId: () => string,
):
  | { readonly kind: "decided"; readonly batches: readonly Batch[]; readonly added: readonly Batch[] }
  | { readonly kind: "invalid"; readonly problem: NewBatchProblem; readonly label: string } {
  let list = batches;
  const added: Batch[] = [];
  for (const { label, store, use, serials } of asked) {
    const range = "count" in serials ? nextFree(list, ticketCount, serials.count) : serials;
    const problem = newBatchProblem(list, ticketCount, label, range);
    if (problem !== undefined || !range) return { kind: "invalid", problem: problem ?? "none-free", label };
    const { firstSerial, lastSerial } = range;
    const batch: Batch = { id: newId(), label, firstSerial, lastSerial, status: "prepared", store, use };
    added.push(batch);
    list = [...list, batch].sort((one, other) => one.firstSerial - other.firstSerial);
  }
  return { kind: "decided", batches: list, added };
}

/** A part of a batch made a batch of its own, under a name of its own: what was stolen of it, say. */
export function split(
  { batches }: Pick<Listed, "batches">,
  batchId: string,
  range: SerialRange,
  label: string,
  newId: () => string,
): Decided | { readonly kind: "no-batch" } | { readonly kind: "invalid"; readonly problem: SplitProblem } {
  const before = batches.find(({ id }) => id === batchId);
  if (!before) return { kind: "no-batch" };
  const problem = splitProblem(batches, before, range, label);
  if (problem !== undefined) return { kind: "invalid", problem };
  const list = cut(batches, before, range, { label }, newId);
  if (list.length > MAX_BATCHES) return { kind: "invalid", problem: "too-many-batches" };
  return { kind: "decided", batches: list, before, batch: batchAt(list, range.firstSerial) };
}

/**
 * The pack between two tickets, if it may be activated. The order of the two does not matter.
 * @param store of whoever asks; null when they belong to none
 */
export function packBetween(
  { batches }: Pick<Listed, "batches">,
  oneSerial: number,
  otherSerial: number,
  store: string | null,
): (Pack & { readonly kind: "pack" }) | PackRefusal {
  const range = {
    firstSerial: Math.min(oneSerial, otherSerial),
    lastSerial: Math.max(oneSerial, otherSerial),
  };
  const first = batchOf(batches, range.firstSerial);
  const last = batchOf(batches, range.lastSerial);
  if (!first || !last) return { kind: "unassigned" };
  // Of a batch that was cut the pieces keep the name, and only they: new batches take one that is free.
  if (first.label !== last.label)
    return { kind: "two-batches", firstLabel: first.label, lastLabel: last.label };
  for (const batch of [first, last]) {
    if (store !== null && batch.store !== null && batch.store !== store)
      return { kind: "other-store", batch };
    if (batch.status === "revoked") return { kind: "revoked", batch };
  }
  for (const batch of [first, last]) if (batch.status === "prepared") return { kind: "not-sent", batch };
  if (first.id !== last.id) return { kind: "partly-active", batch: first };
  if (first.status === "active") return { kind: "already-active", batch: first };
  return { kind: "pack", batch: first, range };
}

/** The batches with a pack activated; what is left of its batch stays sent. */
export function activate(
  record: Pick<Listed, "batches">,
  oneSerial: number,
  otherSerial: number,
  store: string | null,
  newId: () => string,
): (Pack & { readonly kind: "decided"; readonly batches: readonly Batch[] }) | PackRefusal {
  const pack = packBetween(record, oneSerial, otherSerial, store);
  if (pack.kind !== "pack") return pack;
  const { batch, range } = pack;
  const batches = joined(cut(record.batches, batch, range, { status: "active" }, newId));
  if (batches.length > MAX_BATCHES) return { kind: "too-many-batches" };
  return { kind: "decided", batches, batch, range };
}

function newBatchProblem(
  batches: readonly Batch[],
  ticketCount: number,
  label: string,
  range: SerialRange | undefined,
): NewBatchProblem | undefined {
  if (label === "") return "no-label";
  if (batches.some((batch) => batch.label === label)) return "label-taken";
  if (batches.length >= MAX_BATCHES) return "too-many-batches";
  if (!range) return "none-free";
  if (!isRange(range) || range.lastSerial >= ticketCount) return "not-a-range";
  return batches.some((batch) => overlap(batch, range)) ? "overlaps" : undefined;
}

function splitProblem(
  batches: readonly Batch[],
  batch: Batch,
  range: SerialRange,
  label: string,
): SplitProblem | undefined {
  if (batch.status === "revoked") return "revoked";
  if (label === "") return "no-label";
  if (batches.some((other) => other.label === label)) return "label-taken";
  if (!isRange(range)) return "not-a-range";
  if (range.firstSerial < batch.firstSerial || range.lastSerial > batch.lastSerial) return "outside";
  return isSameRange(batch, range) ? "whole-batch" : undefined;
}

/** As many free serials in a row, the lowest there are. */
function nextFree(batches: readonly Batch[], ticketCount: number, count: number): SerialRange | undefined {
  const gap = gapsOf(batches, ticketCount).find((one) => ticketsIn(one) >= count);
  return gap && { firstSerial: gap.firstSerial, lastSerial: gap.firstSerial + count - 1 };
}

function batchAt(batches: readonly Batch[], serial: number): Batch {
  const batch = batchOf(batches, serial);
  if (!batch) throw new Error(`no batch has the serial ${serial} that was just cut out of one`);
  return batch;
}

function isRange({ firstSerial, lastSerial }: SerialRange): boolean {
  const isWhole = Number.isSafeInteger(firstSerial) && Number.isSafeInteger(lastSerial);
  return isWhole && firstSerial >= 0 && firstSerial <= lastSerial;
}

function overlap(one: SerialRange, other: SerialRange): boolean {
  return one.firstSerial <= other.lastSerial && other.firstSerial <= one.lastSerial;
}

function isSameRange(one: SerialRange, other: SerialRange): boolean {
  return one.firstSerial === other.firstSerial && one.lastSerial === other.lastSerial;
}
