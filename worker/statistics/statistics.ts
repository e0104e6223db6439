/** Figures of the whole service, for administrators and for monitoring. */

import type { PrizesOutcome } from "../../durable-objects/campaign-desk/definition.ts";
import { deskOf } from "../../durable-objects/objects.ts";
import { withOneRetry } from "../retry.ts";
import type { ServiceContext } from "../service-context.ts";
import { writeMetrics } from "./metrics.ts";
import { readReadings } from "./readings.ts";
import { readTallies, type Tallies } from "./tallies.ts";

/** The contract's 6.1. */
export interface ServiceFigures {
  readonly users: {
    readonly total: number;
    readonly clients: number;
    readonly employees: number;
    readonly admins: number;
    readonly verifiedEmails: number;
  };
  readonly tickets: {
    readonly total: number;
    readonly pending: number;
    readonly validated: number;
    readonly rejected: number;
    readonly claimed: number;
  };
  /** Of the default campaign. */
  readonly prizes: {
    readonly total: number;
    readonly active: number;
    /** Units still to be given. */
    readonly totalStock: number;
    readonly distributed: number;
  };
}

export type FiguresOutcome =
  | { readonly kind: "read"; readonly figures: ServiceFigures }
  /** A shard does not answer, so nobody knows what is left. */
  | { readonly kind: "unavailable" };

export interface Statistics {
  /** Read now, from D1 and from every shard. */
  figures(): Promise<FiguresOutcome>;
  /** What monitoring scrapes, as Prometheus text: some seconds old, and what cannot be read is left out. Never rejects. */
  metrics(): Promise<string>;
}

/** `/metrics` is open to anyone: however often it is asked, D1 and the desk hear of it once a second from an isolate. */
const REMEMBERED_MS = 1_000;
const scraped = new WeakMap<object, { readonly text: string; readonly until: number }>();

export function statistics({ env, now }: Pick<ServiceContext, "env" | "now">): Statistics {
  return {
    async figures() {
      const [tallies, prizes] = await Promise.all([
        readTallies(env),
        withOneRetry<PrizesOutcome>(() => deskOf(env, env.DEFAULT_CAMPAIGN).prizes()),
      ]);
      if (prizes.kind === "unavailable") return prizes;
      return { kind: "read", figures: figuresOf(tallies, prizes) };
    },
    async metrics() {
      const last = scraped.get(env);
      if (last && now < last.until) return last.text;
      const text = writeMetrics(await readReadings(env), now);
      scraped.set(env, { text, until: now + REMEMBERED_MS });
      return text;
    },
  };
}

function figuresOf(
  { users, verifiedUsers, winners }: Tallies,
  prizes: Exclude<PrizesOutcome, { kind: "unavailable" }>,
): ServiceFigures {
  return {
    users: {
      total: users.CLIENT + users.EMPLOYEE + users.ADMIN,
      clients: users.CLIENT,
      employees: users.EMPLOYEE,
      admins: users.ADMIN,
      verifiedEmails: verifiedUsers,
    },
    tickets: {
      total: winners.PENDING + winners.VALIDATED + winners.REJECTED + winners.CLAIMED,
      pending: winners.PENDING,
      validated: winners.VALIDATED,
      rejected: winners.REJECTED,
      claimed: winners.CLAIMED,
    },
    prizes: prizeFiguresOf(prizes),
  };
}

function prizeFiguresOf(outcome: Exclude<PrizesOutcome, { kind: "unavailable" }>): ServiceFigures["prizes"] {
  if (outcome.kind === "no-campaign") return { total: 0, active: 0, totalStock: 0, distributed: 0 };
  const { prizes } = outcome.catalogue;
  const active = new Set(prizes.filter(({ isActive }) => isActive).map(({ ordinal }) => ordinal));
  let totalStock = 0;
  let distributed = 0;
  for (const { ordinal, left, awarded } of outcome.figures) {
    if (active.has(ordinal)) totalStock += left; // what was withdrawn is not to be given
    distributed += awarded;
  }
  return { total: prizes.length, active: active.size, totalStock, distributed };
}
