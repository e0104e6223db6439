/** Where a prize stands between being won and being fetched, as its player needs to know it. */

import { lastMoment, momentText } from "../../../durable-objects/mail-room/templates/moments.ts";
import type { MyPrize } from "../../../worker/services.ts";
import type { Language } from "../i18n/pages.ts";

export type Standing =
  /** Recorded: the shop will validate it. */
  | "waiting"
  /** Validated: it waits at the counter. */
  | "ready"
  | "claimed"
  | "rejected"
  /** Nobody fetched it in time. */
  | "expired";

/** @param now milliseconds since the epoch */
export function standingOf(prize: Pick<MyPrize, "status" | "claimUntil">, now: number): Standing {
  switch (prize.status) {
    case "CLAIMED":
      return "claimed";
    case "REJECTED":
      return "rejected";
    case "PENDING":
      return now < prize.claimUntil ? "waiting" : "expired";
    case "VALIDATED":
      return now < prize.claimUntil ? "ready" : "expired";
  }
}

/** Whether its voucher is worth showing at the counter. */
export function isToFetch(standing: Standing): boolean {
  return standing === "waiting" || standing === "ready";
}

/** The last moment to fetch it, worded as the mails word it: « jeudi 31 décembre 2026 à 23 h 59 ». */
export function deadlineText(prize: Pick<MyPrize, "claimUntil" | "timeZone">, language: Language): string {
  return momentText(lastMoment(prize.claimUntil, prize.timeZone), prize.timeZone, language);
}

export interface Step {
  readonly name: "played" | "validated" | "claimed" | "rejected";
  /** ISO 8601; null while it is to come. */
  readonly at: string | null;
}

/** The way of a prize: what has been, each with its time, and what is to come. */
export function stepsOf(prize: MyPrize): readonly Step[] {
  const played: Step = { name: "played", at: prize.playedAt };
  if (prize.status === "REJECTED") return [played, { name: "rejected", at: prize.rejectedAt }];
  return [played, { name: "validated", at: prize.validatedAt }, { name: "claimed", at: prize.claimedAt }];
}
