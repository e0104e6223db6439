/** A purchase gives one code: the same receipt, by whatever way it comes and however often, the same one (promise 9). */

import { eq } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { CampaignCatalogue } from "../../durable-objects/campaign-desk/definition.ts";
import { purchases, stores } from "../../migrations/schema.ts";
import { auditRowWhere } from "../audit/audit-row.ts";
import { type KnownCampaign, readCampaign } from "../campaigns/known-campaigns.ts";
import { type Database, databaseOf } from "../database.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import { timedId } from "../timed-id.ts";
import type { PurchaseInput, RecordOutcome } from "./purchase.ts";
import { readPurchase } from "./purchase-input.ts";
import { type PurchaseRow, purchaseView } from "./purchase-view.ts";
import { channelOf, deliveryOf, type Recorder, recorderId } from "./recorder.ts";
import {
  addAddress,
  allot,
  isGiven,
  isReceipt,
  isRecorded,
  isTakenBefore,
  type NewPurchase,
  queueTicketMail,
  sweepDeliveries,
  takeDelivery,
} from "./statements.ts";

type Batch = [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]];

/**
 * Records a purchase of the default campaign and allots its ticket. What was recorded before is answered whatever the
 * campaign's state and rules are by now.
 * @throws when D1 or the desk does not answer; the same purchase may then be sent again
 */
export async function recordPurchase(recorder: Recorder, input: PurchaseInput): Promise<RecordOutcome> {
  const { env, now } = recorder.context;
  const read = readPurchase(input);
  if (read.kind === "invalid") return read;
  const purchase: NewPurchase = {
    ...read,
    id: timedId(now),
    campaign: env.DEFAULT_CAMPAIGN,
    storeId: input.storeId,
    channel: channelOf(recorder),
    recordedBy: recorderId(recorder),
    now,
  };
  const database = databaseOf(env.DB);
  // From the desk, not from memory: a batch that was revoked a moment ago gives no code any more.
  const [campaign, store, known] = await Promise.all([
    readCampaign(env, purchase.campaign),
    database.select({ id: stores.id }).from(stores).where(eq(stores.id, purchase.storeId)).get(),
    find(database, purchase),
  ]);
  if (!store) return { kind: "unknown-store" };
  if (!campaign) return { kind: "campaign-not-open" };
  const refusal = known ? undefined : refusalOf(campaign.catalogue, purchase);
  if (refusal) return refusal;
  if (known && known.amountCents !== purchase.amountCents)
    return { kind: "amount-differs", recordedCents: known.amountCents };
  return write(recorder, database, campaign, purchase);
}

function refusalOf(
  { state, opensAt, closesAt, purchaseRule }: CampaignCatalogue,
  { amountCents, now }: NewPurchase,
): RecordOutcome | undefined {
  const isRunning = (state === "open" || state === "paused") && opensAt <= now && now < closesAt;
  if (!isRunning) return { kind: "campaign-not-open" };
  if (amountCents === null) return purchaseRule.isRequired ? { kind: "purchase-required" } : undefined;
  const { minimumCents } = purchaseRule;
  return amountCents < minimumCents ? { kind: "below-minimum", minimumCents } : undefined;
}

/** One batch, all or nothing: delivery, purchase with its serial, mail, audit row. A known receipt inserts nothing. */
async function write(
  recorder: Recorder,
  database: Database,
  campaign: KnownCampaign,
  purchase: NewPurchase,
): Promise<RecordOutcome> {
  const { env, ctx, now } = recorder.context;
  const { catalogue } = campaign;
  const statements: Batch = [allot(database, catalogue, purchase)];
  if (purchase.email !== null)
    statements.push(addAddress(database, catalogue, purchase), queueTicketMail(database, purchase));
  if (recorder.kind === "staff") statements.push(auditOf(recorder, database, purchase));
  const deliveryId = deliveryOf(recorder);
  if (deliveryId !== undefined) {
    statements.push(
      takeDelivery(database, deliveryId, now, isGiven(purchase)),
      sweepDeliveries(database, now),
    );
  }
  try {
    await database.batch(statements);
  } catch (error) {
    if (isTakenBefore(error)) return { kind: "delivery-repeated" };
    throw error;
  }
  if (purchase.email !== null) wakeMailRoom(env, ctx);
  const row = await find(database, purchase);
  if (!row) return { kind: "no-tickets-left" };
  // Two at once with two amounts: the first one stands.
  if (row.amountCents !== purchase.amountCents)
    return { kind: "amount-differs", recordedCents: row.amountCents };
  const kind = row.id === purchase.id ? "recorded" : "repeated";
  return { kind, purchase: purchaseView(row, campaign, env.PUBLIC_ORIGIN) };
}

function find(database: Database, purchase: NewPurchase): Promise<PurchaseRow | undefined> {
  return database.select().from(purchases).where(isReceipt(purchase)).get();
}

function auditOf(
  { context }: Extract<Recorder, { kind: "staff" }>,
  database: Database,
  purchase: NewPurchase,
) {
  const { id, storeId, receipt, amountCents, email } = purchase;
  const entry = {
    action: amountCents === null ? "ticket.given" : "purchase.recorded",
    subject: { kind: "purchase", id },
    after: { store: storeId, receipt, amountCents, isMailed: email !== null },
  } as const;
  return auditRowWhere(database, context, entry, isRecorded(id));
}
