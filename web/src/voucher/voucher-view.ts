/** What a voucher says: one of the player's own prizes, worded. */

import type { RequestEventCommon } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import type { Account, MyPrize } from "../../../worker/services.ts";
import { addressFor, visitorOf } from "../account/visitor.ts";
import { type DrawingName, drawingOf } from "../drawings/drawing-name.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { formatDate, formatEuros } from "../i18n/format.ts";
import { type Language, languageAt, pathOf } from "../i18n/pages.ts";
import { deadlineText, isToFetch, type Standing, standingOf } from "../prizes/claim.ts";
import { justPlayedBy } from "../prizes/just-played.ts";
import { prizesWords } from "../prizes/prizes.words.ts";
import { voucherWords } from "./voucher.words.ts";

export interface Voucher {
  readonly id: string;
  readonly language: Language;
  readonly standing: Standing;
  /** False once it was handed over, refused, or not fetched in time: then it must not be offered. */
  readonly isToShow: boolean;
  readonly prize: {
    readonly name: string;
    readonly description: string;
    readonly value: string;
    readonly drawing: DrawingName;
  };
  /** In display form. */
  readonly code: string;
  readonly player: string;
  readonly status: string;
  /** What to do, or why there is nothing to do any more; sentences. */
  readonly advice: string;
  readonly reason: string | null;
  readonly playedAt: string;
  readonly deadline: string;
  /** Absolute, because paper has no links. */
  readonly shopsAddress: string;
}

export type VoucherView =
  | { readonly kind: "shown"; readonly voucher: Voucher }
  | { readonly kind: "missing" }
  | { readonly kind: "unavailable" };

/**
 * The voucher of the id in the address, for whoever is signed in; others are sent to sign in. Somebody else's and
 * none are one answer. Sets the status; throws nothing but redirects.
 */
export async function loadVoucher(event: RequestEventCommon): Promise<VoucherView> {
  const language = languageAt(event.url.pathname);
  try {
    const account = await visitorOf(event);
    if (!account) throw event.redirect(303, addressFor("signIn", event.url, { next: "prizes" }));
    const justPlayed = justPlayedBy(event.cookie, account.id);
    const id = event.params["id"] ?? "";
    const outcome = await servicesOf(event).myPrize(account, id, justPlayed, language);
    if (outcome.kind === "found") {
      const place = { language, origin: event.url.origin, now: Date.now() };
      return { kind: "shown", voucher: voucherOf(outcome.prize, account, place) };
    }
    event.status(ERRORS["not-found"].status);
    return { kind: "missing" };
  } catch (error) {
    if (!(error instanceof Error)) throw error; // Qwik City's redirects are thrown, and are no errors
    logTrouble("voucher", error);
    event.status(ERRORS["temporarily-unavailable"].status);
    return { kind: "unavailable" };
  }
}

interface Place {
  readonly language: Language;
  /** Of the site. */
  readonly origin: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A prize in the words of its voucher. */
export function voucherOf(
  prize: MyPrize,
  account: Pick<Account, "firstName" | "lastName">,
  { language, origin, now }: Place,
): Voucher {
  const standing = standingOf(prize, now);
  const deadline = deadlineText(prize, language);
  return {
    id: prize.id,
    language,
    standing,
    isToShow: isToFetch(standing),
    prize: {
      name: prize.prize.name,
      description: prize.prize.description,
      value: formatEuros(Number(prize.prize.value), language),
      drawing: drawingOf(prize.prize),
    },
    code: prize.code,
    player: `${account.firstName} ${account.lastName}`,
    status: prizesWords[language].standings[standing],
    advice: adviceOn(prize, standing, deadline, language),
    reason: standing === "rejected" ? prize.rejectionReason : null,
    playedAt: formatDate(prize.playedAt, language, prize.timeZone, true),
    deadline,
    shopsAddress: origin + pathOf("shops", language),
  };
}

/** Handed over and refused are told with their time, which the counter asks about first. */
function adviceOn(prize: MyPrize, standing: Standing, deadline: string, language: Language): string {
  const text = voucherWords[language];
  if (standing === "claimed" && prize.claimedAt !== null)
    return `${text.claimedOn(formatDate(prize.claimedAt, language, prize.timeZone, true))} ${text.noLonger}`;
  if (standing === "rejected" && prize.rejectedAt !== null)
    return `${text.rejectedOn(formatDate(prize.rejectedAt, language, prize.timeZone, true))} ${text.noLonger}`;
  if (standing === "waiting" || standing === "ready") return text.present[standing](deadline);
  return prizesWords[language].advice[standing](deadline);
}
