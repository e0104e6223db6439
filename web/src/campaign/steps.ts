/** The steps of a campaign's life, as its page offers them. */

import type { CampaignState } from "../../../worker/campaigns/campaign-office.ts";

export const STEPS = ["open", "pause", "resume", "close", "archive"] as const;
export type Step = (typeof STEPS)[number];

export const DATE_FIELDS = ["opensAt", "closesAt", "claimUntil"] as const;
export type DateField = (typeof DATE_FIELDS)[number];

/** What the page says was just done. */
export type CampaignNotice = Step | "dates" | "rule";

/** What a step leads to. */
export const STATE_AFTER: Record<Step, CampaignState> = {
  open: "open",
  pause: "paused",
  resume: "open",
  close: "closed",
  archive: "archived",
};

const OFFERED: Record<CampaignState, readonly Step[]> = {
  draft: ["open"],
  open: ["pause", "close"],
  paused: ["resume", "close"],
  closed: ["archive"],
  archived: [],
};

export function stepsFrom(state: CampaignState): readonly Step[] {
  return OFFERED[state];
}

/** The step that an address or a form names, if the campaign can take it. */
export function stepIn(text: string | null, state: CampaignState): Step | undefined {
  return stepsFrom(state).find((step) => step === text);
}
