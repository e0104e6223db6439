/**
 * A refund cancels a ticket that nobody has played, for good; one that was played stands. The shard decides, in the
 * same turn as plays are decided; D1 writes down what it said. Should that fail, the refund sent again ends the same.
 */

import { and, eq, isNull, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { cancelTicketAt } from "../../durable-objects/objects.ts";
import type { CancelOutcome } from "../../durable-objects/ticket-shard/cancellation.ts";
import { purchases, webhookDeliveries } from "../../migrations/schema.ts";
import { auditRowWhere } from "../audit/audit-row.ts";
import { findCampaign, type KnownCampaign } from "../campaigns/known-campaigns.ts";
import { type Database, databaseOf } from "../database.ts";
import { problemsOf } from "../http/problems.ts";
import { withOneRetry } from "../retry.ts";
import type { RefundEffect, RefundOutcome } from "./purchase.ts";
import { receiptSchema } from "./purchase-input.ts";
import { type PurchaseRow, purchaseView } from "./purchase-view.ts";
import { deliveryOf, type Recorder, recorderId } from "./recorder.ts";
import { isReceipt, isTakenBefore, sweepDeliveries, takeDelivery } from "./statements.ts";

const EFFECTS: Record<CancelOutcome["kind"], RefundEffect> = {
  cancelled: "cancelled",
  played: "played",
  over: "expired",
};

/** Refunds the purchase of a receipt. @throws when D1 or the shard does not answer; it may then be sent again */
export async function refundReceipt(
  recorder: Recorder,
  storeId: string,
  typedReceipt: string,
): Promise<RefundOutcome> {
  const { env } = recorder.context;
  const receipt = receiptSchema.safeParse(typedReceipt);
  if (!receipt.success) return { kind: "invalid", problems: problemsOf(receipt.error) };
  const key = { campaign: env.DEFAULT_CAMPAIGN, storeId, receipt: receipt.data };
  const row = await databaseOf(env.DB).select().from(purchases).where(isReceipt(key)).get();
  return row ? refundRow(recorder, row) : { kind: "unknown-purchase" };
}

/** Refunds a purchase that was found. */
export async function refundRow(recorder: Recorder, row: PurchaseRow): Promise<RefundOutcome> {
  const { env, ctx, now } = recorder.context;
  const database = databaseOf(env.DB);
  const campaign = await findCampaign(env, ctx, row.campaign, now);
  if (!campaign) return { kind: "unknown-purchase" };
  const deliveryId = deliveryOf(recorder);
  // Before the shard is asked; whether it is the first is decided with the work, below.
  if (deliveryId !== undefined && (await wasTaken(database, deliveryId)))
    return { kind: "delivery-repeated" };
  if (row.refundOutcome !== null && deliveryId === undefined)
    return outcomeOf("repeated", row, row.refundOutcome, campaign, env.PUBLIC_ORIGIN);
  const shardIndex = row.serial % campaign.catalogue.shardCount;
  const answer = await withOneRetry(() => cancelTicketAt(env, row.campaign, shardIndex, row.serial));
  const written = await write(recorder, database, row, EFFECTS[answer.kind]);
  if (written === "delivery-repeated") return { kind: written };
  return outcomeOf(written.kind, written.row, written.effect, campaign, env.PUBLIC_ORIGIN);
}

type Written = {
  readonly kind: "refunded" | "repeated";
  readonly row: PurchaseRow;
  readonly effect: RefundEffect;
};

/** Writes down what the shard said, once; with its delivery and its audit row or not at all. */
async function write(
  recorder: Recorder,
  database: Database,
  { id, storeId, receipt }: PurchaseRow,
  effect: RefundEffect,
): Promise<Written | "delivery-repeated"> {
  const { now } = recorder.context;
  const deliveryId = deliveryOf(recorder);
  const before: BatchItem<"sqlite">[] = [];
  if (deliveryId !== undefined)
    before.push(takeDelivery(database, deliveryId, now, sql`1`), sweepDeliveries(database, now));
  if (recorder.kind === "staff") {
    const entry = {
      action: "purchase.refunded",
      subject: { kind: "purchase", id },
      after: { store: storeId, receipt, ticket: effect },
    } as const;
    const isFirst = sql`EXISTS (SELECT 1 FROM purchases WHERE id = ${id} AND refund_outcome IS NULL)`;
    before.push(auditRowWhere(database, recorder.context, entry, isFirst));
  }
  const isUnrefunded = and(eq(purchases.id, id), isNull(purchases.refundOutcome));
  const update = database
    .update(purchases)
    .set({ refundedAt: now, refundedBy: recorderId(recorder), refundOutcome: effect })
    .where(isUnrefunded)
    .returning();
  const read = database.select().from(purchases).where(eq(purchases.id, id));
  try {
    const results = await database.batch([...before, update, read] as unknown as [
      typeof update,
      typeof read,
    ]);
    const [changed, after] = results.slice(before.length) as [PurchaseRow[], PurchaseRow[]];
    const row = after[0];
    if (!row?.refundOutcome) throw new Error(`purchase ${id} went away during its refund`);
    return { kind: changed.length > 0 ? "refunded" : "repeated", row, effect: row.refundOutcome };
  } catch (error) {
    if (isTakenBefore(error)) return "delivery-repeated";
    throw error;
  }
}

async function wasTaken(database: Database, deliveryId: string): Promise<boolean> {
  const { id } = webhookDeliveries;
  return (
    (await database.select({ id }).from(webhookDeliveries).where(eq(id, deliveryId)).get()) !== undefined
  );
}

function outcomeOf(
  kind: "refunded" | "repeated",
  row: PurchaseRow,
  effect: RefundEffect,
  campaign: KnownCampaign,
  origin: string,
): RefundOutcome {
  return { kind, effect, purchase: purchaseView(row, campaign, origin) };
}
