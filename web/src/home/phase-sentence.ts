/** Where the game stands, as the visitor is told. */

import type { CampaignView } from "./campaign-view.ts";
import type { PhaseText } from "./phase.words.ts";

/** @returns one sentence; two once the game is over, for prizes still wait. */
export function phaseSentence(
  { phase, dates }: Pick<CampaignView, "phase" | "dates">,
  text: PhaseText,
): string {
  if (!dates) return text[phase];
  switch (phase) {
    case "upcoming":
      return dates.opens === null ? text.upcoming : text.upcomingOn(dates.opens);
    case "running":
      return dates.closes === null ? text.running : text.runningUntil(dates.closes);
    case "over":
      return `${dates.closes === null ? text.closedEarly : text.over} ${text.collectBefore(dates.claim)}`;
    default:
      return text[phase];
  }
}
