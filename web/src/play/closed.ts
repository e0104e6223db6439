/** When nobody can play, the play page says so before a code is typed. */

import type { RefusalCode } from "../../../worker/http/errors.ts";
import type { CampaignPhase } from "../home/campaign-phase.ts";

export type Closed = Extract<
  RefusalCode,
  "not-found" | "campaign-not-yet-open" | "campaign-paused" | "campaign-closed"
>;

/** The refusal every code would get in this phase; undefined while codes can be tried. */
export function closedRefusalOf(phase: CampaignPhase): Closed | undefined {
  switch (phase) {
    case "unknown":
      return "not-found";
    case "upcoming":
      return "campaign-not-yet-open";
    case "paused":
      return "campaign-paused";
    case "over":
      return "campaign-closed";
    case "running":
    case "unavailable": // nobody knows: whoever plays will be told
      return undefined;
  }
}
