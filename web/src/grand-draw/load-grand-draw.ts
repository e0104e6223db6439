/** Reads what the public page of the grand draw shows. */

import type { RequestEventLoader } from "@builder.io/qwik-city";
import type { OwnEntry, PublicDrawOutcome } from "../../../worker/draws/outcomes.ts";
import type { DrawProof } from "../../../worker/draws/proof.ts";
import { visitorOf } from "../account/visitor.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { askedCampaign } from "./asked-campaign.ts";
import type { DrawStage } from "./grand-draw.words.ts";

type Read = Extract<PublicDrawOutcome, { kind: "read" }>;

export interface GrandDrawView {
  readonly stage: DrawStage;
  readonly campaign: Read["campaign"] | null;
  readonly proof: DrawProof | null;
  /** Null for who is not signed in, and before the list is frozen. */
  readonly own: OwnEntry | null;
  readonly isSignedIn: boolean;
}

const BLANK = { campaign: null, proof: null, own: null, isSignedIn: false };

/** Never rejects: what cannot be read is said on the page. */
export async function loadGrandDraw(event: RequestEventLoader): Promise<GrandDrawView> {
  const services = servicesOf(event);
  try {
    const outcome = await services.grandDraw(askedCampaign(event.url));
    if (outcome.kind === "no-campaign") return { ...BLANK, stage: "unknown" };
    const { campaign, proof } = outcome;
    const account = await visitorOf(event);
    const own = account && proof ? await services.ownEntry(account, campaign.slug) : undefined;
    return { stage: stageOf(proof), campaign, proof, own: own ?? null, isSignedIn: account !== undefined };
  } catch (error) {
    logTrouble("grand-draw", error);
    return { ...BLANK, stage: "unavailable" };
  }
}

function stageOf(proof: DrawProof | null): DrawStage {
  if (!proof) return "upcoming";
  if (!proof.result) return "frozen";
  return proof.result.announcedAt === null ? "drawn" : "announced";
}
