/** What the play page needs before anything is played. */

import type { RequestEventLoader } from "@builder.io/qwik-city";
import { visitorOf } from "../account/visitor.ts";
import { type DrawingName, drawingOf } from "../drawings/drawing-name.ts";
import type { CampaignPhase } from "../home/campaign-phase.ts";
import { phaseOf } from "../home/campaign-view.ts";
import { CODE_MAX_LENGTH, keptCode } from "../http/cookies.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";

/** In the address of the link that follows a win. */
export const ANOTHER = "another";

export interface PlayView {
  readonly signedIn: boolean;
  /** One a rendered form: sending the same form again can only give the same answer. */
  readonly key: string;
  /** What the field starts with: from a link or QR code, or typed before signing in. Never played by itself. */
  readonly code: string;
  /** Whoever has just won asked for the form once more: the code field takes the focus. */
  readonly another: boolean;
  readonly phase: CampaignPhase;
  readonly codeFormat: "decimal-10" | "base32-11" | "unknown";
  /** By the prizes' position on the wheel. */
  readonly drawings: readonly DrawingName[];
  readonly ordinals: readonly number[];
}

export async function loadPlayView(event: RequestEventLoader): Promise<PlayView> {
  const [account, campaign] = await Promise.all([
    visitorOf(event).catch((error: unknown) => {
      logTrouble("play", error);
      return undefined;
    }),
    // Without a campaign the wheel is left out; the code can be typed all the same.
    servicesOf(event)
      .campaign()
      .catch((error: unknown) => {
        logTrouble("play", error);
        return undefined;
      }),
  ]);
  const prizes = campaign?.prizes.filter(({ isActive }) => isActive) ?? [];
  const linked = event.url.searchParams.get("code")?.slice(0, CODE_MAX_LENGTH);
  return {
    signedIn: account !== undefined,
    key: crypto.randomUUID(),
    code: linked ?? keptCode(event.cookie) ?? "",
    another: event.url.searchParams.has(ANOTHER),
    phase:
      campaign === undefined ? "unavailable" : campaign === null ? "unknown" : phaseOf(campaign, Date.now()),
    codeFormat: campaign?.codeFormat ?? "unknown",
    drawings: prizes.map(drawingOf),
    ordinals: prizes.map((prize) => prize.ordinal),
  };
}
