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

export type Phase = PingPhase | PlayPhase;
export type { LoadResult };
