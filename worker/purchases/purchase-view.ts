/** Purchases as they are shown. */

import { playLink } from "../../durable-objects/mail-room/links.ts";
import type { purchases } from "../../migrations/schema.ts";
import type { KnownCampaign } from "../campaigns/known-campaigns.ts";
import { maskEmail } from "../mask.ts";
import type { Purchase, PurchaseEntry } from "./purchase.ts";

export type PurchaseRow = typeof purchases.$inferSelect;

export function purchaseEntry(row: PurchaseRow): PurchaseEntry {
  const { id, storeId, receipt, amountCents, channel, serial, createdAt, refundedAt, refundOutcome } = row;
  const refund =
    refundedAt === null || refundOutcome === null ? null : { at: refundedAt, effect: refundOutcome };
  const maskedEmail = row.email === null ? null : maskEmail(row.email);
  return { id, storeId, receipt, amountCents, maskedEmail, channel, serial, createdAt, refund };
}

/** With its ticket. @param origin where the site lives */
export function purchaseView(
  row: PurchaseRow,
  { catalogue, codes }: KnownCampaign,
  origin: string,
): Purchase {
  const code = codes.codeOf(row.serial);
  return {
    ...purchaseEntry(row),
    code: codes.display(code),
    links: { fr: playLink(origin, code, "fr"), en: playLink(origin, code, "en") },
    playUntil: catalogue.closesAt,
    claimUntil: catalogue.claimUntil,
    timeZone: catalogue.timeZone,
  };
}
