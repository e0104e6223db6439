/** A scrape of a service in which every source answered and everything has happened once, for tests of whoever reads it. */

import type { CampaignStatus } from "../../durable-objects/campaign-desk/definition.ts";
import { writeCounts } from "../../durable-objects/telemetry/batch.ts";
import { COUNTERS, type CounterName, keyOf } from "../../durable-objects/telemetry/counters.ts";
import { writeMetrics } from "../../worker/statistics/metrics.ts";

const NOW = 1_800_000_000_000;

/** What `/metrics` answers then. @param more series of counters besides, by their key */
export function fullScrape(more: readonly (readonly [string, number])[] = []): string {
  const names = Object.keys(COUNTERS) as CounterName[];
  const counts = names.map((name) => [keyOf(name, ...COUNTERS[name].labels.map(() => "1")), 1] as const);
  const catalogue = {
    slug: "demo",
    state: "open",
    opensAt: NOW - 1,
    closesAt: NOW + 1,
    ticketCount: 10,
    prizes: [{ ordinal: 0, id: "1", name: "Infuseur" }],
  } as unknown as CampaignStatus["catalogue"];
  const status: CampaignStatus = {
    catalogue,
    balance: [{ ordinal: 0, stock: 10, awarded: 1, inShards: 9, reserve: 0, underWay: 0 }],
    consistent: true,
    redemptions: 1,
    outbox: { depth: 0, lagMs: 0 },
    settings: { version: 1, shardsBehind: 0 },
    transfers: { granted: 1, claimed: 0, settled: 1 },
  };
  const tallies = {
    users: { CLIENT: 1, EMPLOYEE: 1, ADMIN: 1 },
    verifiedUsers: 1,
    winners: { PENDING: 1, VALIDATED: 0, REJECTED: 0, CLAIMED: 0 },
    mails: { queued: 0, sent: 1, dead: 0 },
    sessions: 1,
  };
  return writeMetrics(
    {
      database: { tallies, oldestQueuedAt: null, retention: [] },
      desk: { status, readAt: NOW, isOverdue: false },
      telemetry: { counts: writeCounts(new Map([...counts, ...more])), isolates: 1, reportedAt: NOW },
    },
    NOW,
  );
}
