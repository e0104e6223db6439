/** Where a campaign stands on the day it is looked at. */
export type CampaignPhase = "unknown" | "unavailable" | "upcoming" | "running" | "paused" | "over";
