/** Made-up winners of the demo campaign. */

import { DEMO_CAMPAIGN } from "../local/demo.ts";
import { DEMO_STORES } from "../local/demo-stores.ts";
import type { MadeUpOptions } from "./made-up.ts";

export const SEED_DEFAULT = 1;
/** Midnight of a day after the house's opening: the same seed makes the same rows on any day. */
const UNTIL = Date.UTC(2026, 10, 22);

/** The demo campaign's made-up winners. */
export function demoWinners(count: number, seed = SEED_DEFAULT): MadeUpOptions {
  return {
    count,
    seed,
    until: UNTIL,
    prizesPpm: DEMO_CAMPAIGN.prizes.map(({ oddsPpm }) => oddsPpm),
    stores: DEMO_STORES.map(({ id }) => id),
    ticketCount: DEMO_CAMPAIGN.ticketCount,
    shardCount: DEMO_CAMPAIGN.shardCount,
  };
}
