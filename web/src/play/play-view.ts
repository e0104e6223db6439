/** What the play page needs before anything is played. */

import type { Cookie, RequestEventLoader } from "@builder.io/qwik-city";
import type { Account } from "../../../worker/services.ts";
import { visitorOf } from "../account/visitor.ts";
import { type DrawingName, drawingOf } from "../drawings/drawing-name.ts";
import type { CampaignPhase } from "../home/campaign-phase.ts";
import { phaseOf } from "../home/campaign-view.ts";
import { CODE_MAX_LENGTH, keptCode, sessionToken } from "../http/cookies.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import { languageAt } from "../i18n/pages.ts";
import { type WonResult, wonResultOf } from "./attempt.ts";
import { dropPlaying, playing, revealChoice } from "./play-cookies.ts";
import type { Playing } from "./playing-cookie.ts";
import type { RevealChoice } from "./reveal-choice.ts";

/** In the address of the link that follows a win. */
export const ANOTHER = "another";

/** What became of a play whose answer never came: not done yet, or nobody can say now. */
export type Interrupted = "not-played" | "unavailable";

export interface PlayView {
  readonly signedIn: boolean;
  /** Id of who is signed in, as far as it is known. */
  readonly player: string;
  /** One a rendered form: sending the same form again can only give the same answer. */
  readonly key: string;
  /** What the field starts with: from a link or QR code, typed before signing in, or interrupted. Never played by itself. */
  readonly code: string;
  /** The prize of a play whose answer was lost, or of the last play when the page is loaded anew. */
  readonly won: WonResult | undefined;
  readonly interrupted: Interrupted | undefined;
  /** Whoever has just won asked for the form once more: the code field takes the focus. */
  readonly another: boolean;
  readonly phase: CampaignPhase;
  /** The day and hour the game opens, in words; undefined once they are past, though it may not be open yet. */
  readonly opens: string | undefined;
  readonly timeZone: string;
  readonly codeFormat: "decimal-10" | "base32-11" | "unknown";
  readonly choice: RevealChoice;
  /** By the prizes' position on the wheel. */
  readonly drawings: readonly DrawingName[];
  readonly ordinals: readonly number[];
}

export async function loadPlayView(event: RequestEventLoader): Promise<PlayView> {
  const { url, cookie } = event;
  const language = languageAt(url.pathname);
  const another = url.searchParams.has(ANOTHER);
  if (another) dropPlaying(cookie);
  const [account, campaign] = await Promise.all([
    foundBy(visitorOf(event)),
    // Without a campaign the wheel is left out; the code can be typed all the same.
    foundBy(servicesOf(event).campaign()),
  ]);
  const prizes = campaign?.prizes.filter(({ isActive }) => isActive) ?? [];
  const linked = url.searchParams.get("code")?.slice(0, CODE_MAX_LENGTH);
  // A link's code is another ticket's; the answer to a form says itself what became of it.
  const begun =
    linked !== undefined || another || event.method === "POST" ? undefined : begunBy(account, cookie);
  const found = begun && account ? await winOf(event, account, begun) : undefined;
  const now = Date.now();
  const timeZone = campaign?.timeZone ?? HOUSE_TIME_ZONE;
  return {
    // While nobody can say who asks, the cookie is believed: the form's answer will tell.
    signedIn: account === null ? sessionToken(cookie) !== undefined : account !== undefined,
    player: account?.id ?? "",
    key: begun?.key ?? crypto.randomUUID(),
    code: linked ?? begun?.code ?? keptCode(cookie) ?? "",
    won: typeof found === "object" ? found : undefined,
    interrupted: typeof found === "string" ? found : undefined,
    another,
    phase: campaign === null ? "unavailable" : campaign === undefined ? "unknown" : phaseOf(campaign, now),
    opens:
      campaign && now < campaign.opensAt ? formatDate(campaign.opensAt, language, timeZone, true) : undefined,
    timeZone,
    codeFormat: campaign?.codeFormat ?? "unknown",
    choice: revealChoice(cookie),
    drawings: prizes.map(drawingOf),
    ordinals: prizes.map((prize) => prize.ordinal),
  };
}

/**
 * The play under way of whoever asks: somebody else's, left by a session that ended without its player signing out, is
 * forgotten. Nobody signed in is not shown it either, though it waits for its player to sign in again.
 * @param account null when nobody can say who asks: the browser is then believed, for its key may be needed
 */
function begunBy(account: Account | undefined | null, cookie: Cookie): Playing | undefined {
  const begun = playing(cookie);
  if (!begun || begun.player === "" || account === null || begun.player === account?.id) return begun;
  if (account) dropPlaying(cookie);
  return undefined;
}

/** What a service found (undefined: nothing), or null when it failed. */
async function foundBy<Found>(asked: Promise<Found | null | undefined>): Promise<Found | undefined | null> {
  try {
    return (await asked) ?? undefined;
  } catch (error) {
    logTrouble("play", error);
    return null;
  }
}

async function winOf(
  event: RequestEventLoader,
  account: Account,
  { code }: Playing,
): Promise<WonResult | Interrupted> {
  try {
    const outcome = await servicesOf(event).ownWin(account, code, languageAt(event.url.pathname));
    return outcome.kind === "won" ? wonResultOf(outcome) : "not-played";
  } catch (error) {
    logTrouble("play", error);
    return "unavailable";
  }
}
