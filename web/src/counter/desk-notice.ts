/** What a decision came to, as the address of the page that shows its ticket carries it. */

import type { DecisionOutcome, UndoOutcome } from "../../../worker/winners/decision.ts";
import { type Language, pathOf } from "../i18n/pages.ts";

export const REFUSALS = [
  "other",
  "stands",
  "too-late",
  "gone",
  "note",
  "not-yours",
  "expired",
  "changed",
  "nothing-to-undo",
] as const;
export type Refused = (typeof REFUSALS)[number];

const DONE = ["validated", "rejected", "handed-over", "undone"] as const;
export type Done = (typeof DONE)[number];

const DONE_BY_STATUS = { VALIDATED: "validated", REJECTED: "rejected", CLAIMED: "handed-over" } as const;

export type DeskNotice =
  | { readonly kind: "done"; readonly what: Done; readonly mail: "withdrawn" | "sent" | null }
  | { readonly kind: "refused"; readonly why: Refused };

/** @param staffId whoever decided: what a colleague did meanwhile is no success of theirs */
export function noticeOfDecision(
  outcome: DecisionOutcome,
  wanted: keyof typeof DONE_BY_STATUS,
  staffId: string,
): DeskNotice {
  switch (outcome.kind) {
    case "decided":
      return outcome.isNew || outcome.by?.staffId === staffId
        ? { kind: "done", what: DONE_BY_STATUS[wanted], mail: null }
        : { kind: "refused", why: "other" };
    case "not-found":
      return { kind: "refused", why: "gone" };
    case "status-not-allowed":
      return { kind: "refused", why: "stands" };
    case "too-late":
      return { kind: "refused", why: "too-late" };
  }
}

export function noticeOfUndo(outcome: UndoOutcome): DeskNotice {
  if (outcome.kind === "undone")
    return { kind: "done", what: "undone", mail: outcome.mail === "none" ? null : outcome.mail };
  return { kind: "refused", why: outcome.kind === "not-found" ? "gone" : outcome.kind };
}

/** The address of the desk with a ticket and what has just happened to it. */
export function deskAddress(language: Language, ticketId: string, notice?: DeskNotice): string {
  const search = new URLSearchParams({ ticket: ticketId });
  if (notice?.kind === "done") {
    search.set("done", notice.what);
    if (notice.mail) search.set("mail", notice.mail);
  }
  if (notice?.kind === "refused") search.set("refused", notice.why);
  return `${pathOf("counter", language)}?${search}`;
}

/** What an address says has just happened; it only chooses a sentence, and what can be undone is asked of the services. */
export function noticeIn(search: URLSearchParams): DeskNotice | null {
  const what = DONE.find((done) => done === search.get("done"));
  const mail = search.get("mail");
  if (what) return { kind: "done", what, mail: mail === "withdrawn" || mail === "sent" ? mail : null };
  const why = REFUSALS.find((refused) => refused === search.get("refused"));
  return why ? { kind: "refused", why } : null;
}
