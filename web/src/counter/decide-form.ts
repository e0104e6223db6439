/** Decisions as forms send them. */

import type { RequestEventCommon } from "@builder.io/qwik-city";
import type { AskedDecision } from "../../../worker/winners/decision.ts";
import { readRejection } from "../../../worker/winners/rejection-reasons.ts";
import { counterOf } from "../back-office/staff-of.ts";
import { type DeskNotice, noticeOfDecision, noticeOfUndo } from "./desk-notice.ts";

/** An id of a ticket or of an event. */
export const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The text of a field; empty for one that is absent or a file. */
export function fieldOf(form: unknown, name: string): string {
  const value: unknown = form !== null && typeof form === "object" ? Reflect.get(form, name) : undefined;
  return typeof value === "string" ? value : "";
}

/** The ticket a form is about; null for one that names none. */
export function ticketOf(form: unknown): string | null {
  const id = fieldOf(form, "ticketId");
  return ID.test(id) ? id : null;
}

/**
 * The rows that are ticked. Read from the form itself: of fields with one name Qwik City hands on the last alone.
 * @param form the FormData that Qwik City keeps with the request
 */
export function tickedIn(form: unknown): readonly string[] {
  if (!(form instanceof FormData)) return [];
  return form.getAll("row").filter((id): id is string => typeof id === "string" && ID.test(id));
}

/** Decides as the form says. @throws what the service throws */
export async function decideBy(
  event: RequestEventCommon,
  ticketId: string,
  form: unknown,
): Promise<DeskNotice> {
  const { desk, staff } = counterOf(event);
  const asked = askedBy(form);
  if (asked === null) return { kind: "refused", why: "note" };
  return noticeOfDecision(await desk.decide(ticketId, asked), asked.status, staff.id);
}

/** Undoes the decision the form names. @throws what the service throws */
export async function undoBy(
  event: RequestEventCommon,
  ticketId: string,
  form: unknown,
): Promise<DeskNotice> {
  const eventId = fieldOf(form, "eventId");
  return noticeOfUndo(await counterOf(event).desk.undo(ticketId, ID.test(eventId) ? eventId : undefined));
}

function askedBy(form: unknown): AskedDecision | null {
  switch (fieldOf(form, "decision")) {
    case "validate":
      return { status: "VALIDATED" };
    case "hand-over":
      return { status: "CLAIMED" };
    case "reject": {
      const read = readRejection(fieldOf(form, "why"), fieldOf(form, "note"));
      return read && { status: "REJECTED", ...read };
    }
    default:
      return null;
  }
}
