/** What was typed into the search for a ticket. It is posted, so that no unplayed code stands in an address. */

import type { RequestEventAction } from "@builder.io/qwik-city";
import { officeOf } from "../back-office/staff-of.ts";
import { logTrouble } from "../http/platform.ts";
import { languageAt, pathOf } from "../i18n/pages.ts";

const NOT_FOUND = 404;
const TOO_MANY = 429;
const SERVICE_UNAVAILABLE = 503;
/** Serials have fewer digits than the shortest code (ten). */
const SERIAL = /^\d{1,9}$/;

interface Typed {
  readonly typed: string;
  readonly batch: string;
  readonly place: string;
}

/** Goes to the ticket that was meant; to the winners, for a name. */
export async function findTicket(form: Typed, event: RequestEventAction) {
  const language = languageAt(event.url.pathname);
  let address: string;
  try {
    const serial = await serialOf(form, event);
    if (serial === "limited") return event.fail(TOO_MANY, { why: "limited" as const });
    if (serial === "not-found") return event.fail(NOT_FOUND, { why: "notFound" as const });
    address =
      serial === "player"
        ? `${pathOf("officeWinners", language)}?${new URLSearchParams({ q: form.typed.trim() })}`
        : `${event.url.pathname}?serial=${serial}`;
  } catch (error) {
    logTrouble("officeTickets", error);
    return event.fail(SERVICE_UNAVAILABLE, { why: "unavailable" as const });
  }
  throw event.redirect(303, address);
}

async function serialOf(
  { typed, batch, place }: Typed,
  event: RequestEventAction,
): Promise<number | "not-found" | "limited" | "player"> {
  const { ticketFiles } = officeOf(event);
  const text = typed.trim();
  if (text === "") {
    const chosen = (await ticketFiles.batches()).find(({ id }) => id === batch);
    if (!chosen || !SERIAL.test(place)) return "not-found";
    const serial = chosen.firstSerial + Number(place) - 1;
    return serial >= chosen.firstSerial && serial <= chosen.lastSerial ? serial : "not-found";
  }
  if (SERIAL.test(text)) return Number(text);
  const found = await ticketFiles.byCode(text, languageAt(event.url.pathname));
  if (found.kind === "found") return found.ticket.serial;
  if (found.kind === "limited") return "limited";
  return /\p{L}/u.test(text) ? "player" : "not-found";
}
