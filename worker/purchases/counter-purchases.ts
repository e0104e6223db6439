/** Purchases as the counter makes and finds them: those of the shop where the member of staff stands. */

import { eq } from "drizzle-orm";
import { purchases } from "../../migrations/schema.ts";
import { auditRow } from "../audit/audit-row.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
import { databaseOf } from "../database.ts";
import { isAdministrator } from "../staff.ts";
import type { StaffContext } from "../staff-context.ts";
import { shopOf } from "../stores/choose-shop.ts";
import type { CounterPurchases } from "./purchase.ts";
import { type PurchaseRow, purchaseView } from "./purchase-view.ts";
import { recordPurchase } from "./record-purchase.ts";
import type { Recorder } from "./recorder.ts";
import { refundRow } from "./refund-purchase.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function counterPurchases(context: StaffContext): CounterPurchases {
  const { env, ctx, now, staff } = context;
  const recorder: Recorder = { kind: "staff", context };
  return {
    async record(input) {
      const storeId = await shopOf(context);
      return storeId === null ? { kind: "no-shop" } : recordPurchase(recorder, { ...input, storeId });
    },
    async find(id) {
      const row = await ownRow(context, id);
      const campaign = row && (await findCampaign(env, ctx, row.campaign, now));
      if (!campaign || !row) return undefined;
      // Who sold it has its row already; whoever else sees the code is written down before they do.
      if (row.recordedBy !== staff.id) await codeShown(context, row);
      return purchaseView(row, campaign, env.PUBLIC_ORIGIN);
    },
    async refund(id) {
      const row = await ownRow(context, id);
      return row ? refundRow(recorder, row) : { kind: "unknown-purchase" };
    },
    async rule() {
      return (await findCampaign(env, ctx, env.DEFAULT_CAMPAIGN, now))?.catalogue.purchaseRule;
    },
  };
}

/** Another shop's purchase is not found, as an unknown one is: it carries a code that is as good as money. */
async function ownRow(context: StaffContext, id: string): Promise<PurchaseRow | undefined> {
  if (!UUID.test(id)) return undefined;
  const row = await databaseOf(context.env.DB).select().from(purchases).where(eq(purchases.id, id)).get();
  if (!row || isAdministrator(context.staff)) return row;
  return row.storeId === (await shopOf(context)) ? row : undefined;
}

async function codeShown(context: StaffContext, { campaign, serial }: PurchaseRow): Promise<void> {
  await auditRow(databaseOf(context.env.DB), context, {
    action: "ticket.code-shown",
    subject: { kind: "ticket", id: `${campaign}:${serial}` },
  });
}
