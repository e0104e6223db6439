/** The statements that give a ticket for a receipt. The table's two unique indexes are the guards behind them. */

import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { CampaignCatalogue } from "../../durable-objects/campaign-desk/definition.ts";
import { mails, purchases, webhookDeliveries } from "../../migrations/schema.ts";
import { insertWhere } from "../accounts/insert-where.ts";
import type { Database } from "../database.ts";
import { PERIODS_MS } from "../retention/rules.ts";
import type { Channel } from "./purchase.ts";
import type { ReadPurchase } from "./purchase-input.ts";

/** One receipt of one store. */
export interface ReceiptKey {
  readonly campaign: string;
  readonly storeId: string;
  readonly receipt: string;
}

export interface NewPurchase extends ReceiptKey, ReadPurchase {
  readonly id: string;
  readonly channel: Channel;
  readonly recordedBy: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export function isReceipt({ campaign, storeId, receipt }: ReceiptKey): SQL | undefined {
  return and(
    eq(purchases.campaign, campaign),
    eq(purchases.storeId, storeId),
    eq(purchases.receipt, receipt),
  );
}

/** The same receipt and the same amount: with another one, nobody's address is taken and nothing is mailed. */
function isSame(purchase: NewPurchase): SQL {
  return sql`${isReceipt(purchase)} AND amount_cents IS ${purchase.amountCents}`;
}

/** True in a statement when the receipt has its ticket. */
export function isGiven(purchase: NewPurchase): SQL {
  return sql`EXISTS (SELECT 1 FROM purchases WHERE ${isReceipt(purchase)})`;
}

/** The ranges of serials that a store gives at its counter now, first and last of each, in order. */
export function counterRanges(
  { batches }: Pick<CampaignCatalogue, "batches">,
  storeId: string,
): readonly (readonly [first: number, last: number])[] {
  return batches
    .filter(({ store, use, status }) => store === storeId && use === "counter" && status === "active")
    .map(({ firstSerial, lastSerial }) => [firstSerial, lastSerial] as const);
}

/**
 * Allots the lowest serial that follows all given ones of its range and inserts the purchase, in one statement: D1 does
 * one at a time, so two tills at once get two serials. Serials of a range are given in order and never taken back, so
 * the highest one says where to go on; each range costs one search of the index.
 * @param condition what else must hold
 */
export function allot(
  database: Database,
  campaign: CampaignCatalogue,
  purchase: NewPurchase,
  condition: SQL = sql`1`,
) {
  const ranges = JSON.stringify(counterRanges(campaign, purchase.storeId));
  const next = sql`SELECT min(next) AS serial FROM (
    SELECT value->>1 AS last, coalesce((SELECT max(given.serial) + 1 FROM purchases AS given
      WHERE given.campaign = ${purchase.campaign} AND given.serial BETWEEN value->>0 AND value->>1), value->>0) AS next
    FROM json_each(${ranges})) WHERE next <= last`;
  const { id, storeId, receipt, amountCents, email, channel, recordedBy, now } = purchase;
  const claimUntil = email === null ? null : campaign.claimUntil;
  return database
    .insert(purchases)
    .select(
      sql`SELECT ${id}, ${purchase.campaign}, ${storeId}, ${receipt}, ${amountCents}, ${email}, ${channel}, ${recordedBy},
        serial, ${now}, NULL, NULL, NULL, ${claimUntil} FROM (${next}) WHERE serial IS NOT NULL AND ${condition}`,
    )
    .onConflictDoNothing();
}

/** Notes an address for a receipt that was recorded without one. */
export function addAddress(database: Database, campaign: CampaignCatalogue, purchase: NewPurchase) {
  return database
    .update(purchases)
    .set({ email: purchase.email, claimUntil: campaign.claimUntil })
    .where(and(isSame(purchase), isNull(purchases.email), isNull(purchases.refundedAt)));
}

/** Queues the mail with the code, once a purchase: its id is the occasion. Neither code nor link is stored. */
export function queueTicketMail(database: Database, purchase: NewPurchase) {
  const { language, now, email } = purchase;
  return database
    .insert(mails)
    .select(
      sql`SELECT ${crypto.randomUUID()}, 'ticket:' || id, email, ${language}, NULL, 'ticket',
        json_object('campaign', campaign, 'purchaseId', id), 'queued', 0, ${now}, ${now}, NULL, NULL
        FROM purchases WHERE ${isSame(purchase)} AND email = ${email} AND refunded_at IS NULL`,
    )
    .onConflictDoNothing();
}

/** True in a statement when the purchase was recorded by the batch that it is part of. */
export function isRecorded(id: string): SQL {
  return sql`EXISTS (SELECT 1 FROM purchases WHERE id = ${id})`;
}

/** More than one is added by a delivery, so that they grow fewer. */
const SWEPT_PER_DELIVERY = 20;

/**
 * The statement that fails, and with it the whole batch it is part of, for a delivery that was taken before.
 * @param condition what must hold for it to be taken: work that could not be done may be sent again
 */
export function takeDelivery(database: Database, id: string, now: number, condition: SQL) {
  return insertWhere(database, webhookDeliveries, { id, receivedAt: now }, condition);
}

export function sweepDeliveries(database: Database, now: number) {
  return database.delete(webhookDeliveries).where(
    sql`id IN (SELECT id FROM webhook_deliveries WHERE received_at < ${now - PERIODS_MS["webhook-deliveries"]}
      ORDER BY received_at LIMIT ${SWEPT_PER_DELIVERY})`,
  );
}

/** Whether a batch failed because its delivery was taken before. */
export function isTakenBefore(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes("UNIQUE constraint failed: webhook_deliveries.id")) return true;
  return false;
}
