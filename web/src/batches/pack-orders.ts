/** The two forms of the page of packs: look what is between two codes, then activate it. */

import { type RequestEventAction, type RequestEventLoader, z } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import { counterOf } from "../back-office/staff-of.ts";
import { logTrouble } from "../http/platform.ts";
import { languageAt } from "../i18n/pages.ts";
import { activatedAddress } from "./pack-view.ts";

/** A code, or the link in a ticket's QR code; a scanner reads either. */
const TYPED_MAX_LENGTH = 300;
const TYPED = z.string().trim().max(TYPED_MAX_LENGTH).default("");

export const PACK_FORM = { first: TYPED, last: TYPED };

interface Codes {
  readonly first: string;
  readonly last: string;
}

export async function readPacks(event: RequestEventLoader) {
  try {
    return { kind: "read", packs: await counterOf(event).packs.here() } as const;
  } catch (error) {
    logTrouble("packs", error);
    event.status(ERRORS["temporarily-unavailable"].status);
    return { kind: "unavailable" } as const;
  }
}

export async function checkPack({ first, last }: Codes, event: RequestEventAction) {
  if (first === "") return { kind: "missing-first" } as const;
  if (last === "") return { kind: "missing-last" } as const;
  try {
    return await counterOf(event).packs.check(first, last);
  } catch (error) {
    return unavailable(event, error);
  }
}

export async function activatePack({ first, last }: Codes, event: RequestEventAction) {
  let outcome: Awaited<ReturnType<ReturnType<typeof counterOf>["packs"]["activate"]>>;
  try {
    outcome = await counterOf(event).packs.activate(first, last);
  } catch (error) {
    return unavailable(event, error);
  }
  if (outcome.kind !== "activated") return outcome;
  const { pack, shardsBehind } = outcome;
  const language = languageAt(event.url.pathname);
  throw event.redirect(303, activatedAddress(language, pack.ticketCount, shardsBehind));
}

function unavailable(event: RequestEventAction, error: unknown) {
  logTrouble("packs", error);
  event.status(ERRORS["temporarily-unavailable"].status);
  return { kind: "unavailable" } as const;
}
