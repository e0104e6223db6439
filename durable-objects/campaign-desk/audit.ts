/** What the desk writes down of the changes it is asked for: who, what, before and after. Pure. */

import type { Batch } from "../ticket-shard/settings.ts";
import type { CampaignRecord } from "./campaign-record.ts";
import type { CampaignDefinition, NewPrize, Prize, PrizeChanges, StockChange } from "./definition.ts";

/** Everything the desk writes to the audit log, one a line, in the order of the alphabet. */
export const DESK_ACTIONS = [
  "batch.activated",
  "batch.created",
  "batch.revoked",
  "batch.sent",
  "batch.split",
  "campaign.created",
  "campaign.dates-changed",
  "campaign.purchase-rule-changed",
  "campaign.state-changed",
  "pack.activated",
  "prize.added",
  "prize.changed",
  "prize.returned",
  "prize.withdrawn",
  "shard.rewound",
  "stock.lowered",
  "stock.moved",
  "stock.raised",
] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];

/** Who asks for a change. */
export interface Actor {
  /** An account's id. */
  readonly id: string;
  readonly role: "EMPLOYEE" | "ADMIN";
}

export type AuditFacts = Readonly<Record<string, string | number | boolean | null>>;

/** What is written down with a change. */
export interface DeskEntry {
  readonly by: Actor;
  readonly action: DeskAction;
  readonly subject: { readonly kind: "campaign" | "batch" | "prize"; readonly id: string };
  readonly before: AuditFacts | null;
  readonly after: AuditFacts | null;
}

export function creationEntry(definition: CampaignDefinition, by: Actor): DeskEntry {
  const { slug, name, ticketCount, prizes, batches } = definition;
  const after = { name, ticketCount, prizes: prizes.length, batches: batches.length };
  return { by, action: "campaign.created", subject: { kind: "campaign", id: slug }, before: null, after };
}

/** The entry of a changed state, dates or rule: of the campaign's own facts, those that differ. */
export function campaignEntry(
  action: DeskAction,
  before: CampaignRecord,
  after: CampaignRecord,
  by: Actor,
): DeskEntry {
  const difference = differing(campaignFacts(before), campaignFacts(after));
  return { by, action, subject: { kind: "campaign", id: before.slug }, ...difference };
}

/**
 * The entry of an order about a batch, with what is different about it. Its label, campaign and serials, too, so that the
 * log can be read alone: batches are split, and later nobody could tell which tickets an order was about.
 */
export function batchEntry(
  action: DeskAction,
  by: Actor,
  { id, label }: Pick<Batch, "id" | "label">,
  change: { readonly campaign: string; readonly before?: Batch; readonly after: Batch },
): DeskEntry {
  const subject = { kind: "batch", id } as const;
  const after = batchFacts(change.after);
  const { campaign } = change;
  const { firstSerial, lastSerial } = change.after;
  if (!change.before) return { by, action, subject, before: null, after: { campaign, ...after } };
  const difference = differing(batchFacts(change.before), after);
  return {
    by,
    action,
    subject,
    before: { label, ...difference.before },
    after: { campaign, label, firstSerial, lastSerial, ...difference.after },
  };
}

export function additionEntry(asked: NewPrize, prizeId: string, by: Actor): DeskEntry {
  const { type, name, valueCents, oddsPpm, stock } = asked;
  const after = { type, name, valueCents, oddsPpm, stock };
  return { by, action: "prize.added", subject: { kind: "prize", id: prizeId }, before: null, after };
}

/** @param left units that were still to be given before */
export function editionEntry(
  before: Prize,
  after: Prize,
  asked: PrizeChanges,
  left: number,
  by: Actor,
): DeskEntry {
  const difference = differing(
    { ...prizeFacts(before), stock: left },
    { ...prizeFacts(after), stock: asked.stock ?? left },
  );
  const action =
    before.isActive === after.isActive
      ? "prize.changed"
      : after.isActive
        ? "prize.returned"
        : "prize.withdrawn";
  return { by, action, subject: { kind: "prize", id: before.id }, ...difference };
}

export function deactivationEntry(prize: Prize, by: Actor): DeskEntry {
  return {
    by,
    action: "prize.withdrawn",
    subject: { kind: "prize", id: prize.id },
    before: { isActive: true },
    after: { isActive: false },
  };
}

const STOCK_ACTIONS = {
  raise: "stock.raised",
  lower: "stock.lowered",
  move: "stock.moved",
} as const satisfies Record<StockChange["kind"], DeskAction>;

/** An order of stock, before it is known how much of it could be done. @param stock units there were, given ones included */
export function stockEntry(asked: StockChange, prizeId: string, stock: number, by: Actor): DeskEntry {
  const shards = asked.kind === "move" ? { fromShard: asked.fromShard, toShard: asked.toShard } : {};
  return {
    by,
    action: STOCK_ACTIONS[asked.kind],
    subject: { kind: "prize", id: prizeId },
    before: { stock },
    after: { asked: asked.count, ...shards },
  };
}

function campaignFacts({ state, opensAt, closesAt, claimUntil, purchaseRule }: CampaignRecord): AuditFacts {
  return {
    state,
    opensAt: iso(opensAt),
    closesAt: iso(closesAt),
    claimUntil: iso(claimUntil),
    minimumCents: purchaseRule.minimumCents,
    isRequired: purchaseRule.isRequired,
  };
}

function batchFacts({ id: _id, ...facts }: Batch): AuditFacts {
  return { ...facts };
}

function prizeFacts({ id: _id, ordinal: _ordinal, createdAt: _createdAt, ...facts }: Prize): AuditFacts {
  return facts;
}

/** ISO 8601, readable wherever the log is read; a number where a date cannot be that far away. */
function iso(at: number): string | number {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : date.toISOString();
}

/** Of both sides only what the other has differently. */
function differing(before: AuditFacts, after: AuditFacts): { before: AuditFacts; after: AuditFacts } {
  const keys = Object.keys(after).filter((key) => before[key] !== after[key]);
  const only = (facts: AuditFacts) => Object.fromEntries(keys.map((key) => [key, facts[key] ?? null]));
  return { before: only(before), after: only(after) };
}
