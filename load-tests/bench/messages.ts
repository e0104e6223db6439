/** What bench and generator tell each other; the generator is a process of its own so that it has its own core. */

import type { LoadResult } from "./closed-loop.ts";

interface PhaseRequest {
  readonly port: number;
  readonly connections: number;
  readonly durationMs: number;
}

/** The bare worker-to-object round trip, over all shards in turn. */
export interface PingPhase extends PhaseRequest {
  readonly kind: "ping";
  readonly shardCount: number;
}

/** Redemptions: every code once, players in turn. */
export interface PlayPhase extends PhaseRequest {
  readonly kind: "play";
  readonly tokens: readonly string[];
  /** All codes of the campaign come once, in the first phase; each phase goes on where the last one ended. */
  readonly codes?: readonly string[];
}

/** Every code asked for by many players at once, each attempt on the next connection that is free. */
export interface RacePhase extends PhaseRequest {
  readonly kind: "race";
  readonly tokens: readonly string[];
  readonly codes: readonly string[];
  readonly attemptsPerCode: number;
  /** Named in each request; a server of one campaign passes it over. */
  readonly campaign: string;
}

/** What players were told in a race. */
export interface RaceResult extends LoadResult {
  /** Every answer that said "won": the same code twice is a double redemption. */
  readonly wins: readonly { readonly code: string; readonly prize: string }[];
  /** Answers that the code was used already. */
  readonly alreadyUsed: number;
  /** Answers that no prize is left. */
  readonly noPrize: number;
}

export type Phase = PingPhase | PlayPhase;
export type { LoadResult };
