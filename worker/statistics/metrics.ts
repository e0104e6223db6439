/** The service's metrics: which figures there are, under which names. Labels come from closed lists and the catalogue. */

import type {
  CampaignStatus,
  PrizeBalance,
  RememberedStatus,
} from "../../durable-objects/campaign-desk/definition.ts";
import { readCounts } from "../../durable-objects/telemetry/batch.ts";
import type { TelemetryFigures } from "../../durable-objects/telemetry/telemetry.ts";
import { retentionMetrics } from "../retention/metrics.ts";
import { countedMetrics } from "./counted.ts";
import { expositionOf, type Metric, type Sample } from "./exposition.ts";
import type { Readings } from "./readings.ts";
import { MAIL_STATES, ROLES, type Tallies, TICKET_STATUSES } from "./tallies.ts";

const STATES = ["draft", "open", "paused", "closed", "archived"] as const;
const MS_PER_SECOND = 1000;

/** Everything known, as Prometheus text. @param now milliseconds since the epoch */
export function writeMetrics({ database, desk, telemetry }: Readings, now: number): string {
  return expositionOf([
    ...(database
      ? [
          ...tallyMetrics(database.tallies),
          waitOfMails(database.oldestQueuedAt, now),
          ...retentionMetrics(database.retention),
        ]
      : []),
    ...(desk?.status ? campaignMetrics(desk.status, now) : []),
    ...(desk?.status ? stockMetrics(desk.status) : []),
    ...(desk?.status ? [ageOf(desk, now)] : []),
    ...(telemetry ? [...countedMetrics(readCounts(telemetry.counts)), ...reporters(telemetry)] : []),
    scrapeErrors({
      d1: database === undefined,
      desk: desk === undefined || desk.isOverdue,
      telemetry: telemetry === undefined,
    }),
  ]);
}

function tallyMetrics({ users, verifiedUsers, winners, mails, sessions }: Tallies): Metric[] {
  return [
    gauge(
      "thetiptop_users",
      "Accounts by role.",
      by("role", ROLES, (role) => users[role]),
    ),
    gauge("thetiptop_users_verified", "Accounts whose e-mail address was proved.", one(verifiedUsers)),
    gauge(
      "thetiptop_winners",
      "Winners in D1 by status, all campaigns together.",
      by("status", TICKET_STATUSES, (status) => winners[status]),
    ),
    gauge(
      "thetiptop_mails",
      "Mails by state of their delivery.",
      by("state", MAIL_STATES, (state) => mails[state]),
    ),
    gauge(
      "thetiptop_sessions",
      "Sessions that D1 holds: open ones, and expired ones that no log-in has swept yet.",
      one(sessions),
    ),
  ];
}

function campaignMetrics(
  { catalogue, redemptions, outbox, settings }: CampaignStatus,
  now: number,
): Metric[] {
  const campaign = { campaign: catalogue.slug };
  const { state, opensAt, closesAt, ticketCount } = catalogue;
  const isOpen = state === "open" && now >= opensAt && now < closesAt;
  return [
    gauge(
      "thetiptop_campaign_state",
      "1 for the state that the campaign is in.",
      STATES.map((name) => ({ labels: { ...campaign, state: name }, value: Number(name === state) })),
    ),
    gauge(
      "thetiptop_campaign_open",
      "1 while plays are taken: open, and between its dates.",
      one(Number(isOpen), campaign),
    ),
    gauge(
      "thetiptop_campaign_opens_timestamp_seconds",
      "When plays begin, since the epoch.",
      one(opensAt / MS_PER_SECOND, campaign),
    ),
    gauge(
      "thetiptop_campaign_closes_timestamp_seconds",
      "When plays end, since the epoch.",
      one(closesAt / MS_PER_SECOND, campaign),
    ),
    gauge(
      "thetiptop_campaign_tickets",
      "Tickets of the campaign, played or not.",
      one(ticketCount, campaign),
    ),
    counter(
      "thetiptop_redemptions_total",
      "Tickets played. Exact: read from the shards' ledgers, at the age that thetiptop_campaign_read_age_seconds says.",
      one(redemptions, campaign),
    ),
    gauge("thetiptop_outbox_depth", "Redemptions that are not in D1 yet.", one(outbox.depth, campaign)),
    gauge(
      "thetiptop_outbox_lag_seconds",
      "Age of the oldest redemption that is not in D1.",
      one(outbox.lagMs / MS_PER_SECOND, campaign),
    ),
    gauge(
      "thetiptop_settings_shards_behind",
      "Shards that have not acknowledged the campaign's latest settings.",
      one(settings.shardsBehind, campaign),
    ),
  ];
}

function stockMetrics({ catalogue, balance, consistent, transfers }: CampaignStatus): Metric[] {
  const campaign = { campaign: catalogue.slug };
  function prizes(figure: (balance: PrizeBalance) => number, more: Sample["labels"] = {}): Sample[] {
    return catalogue.prizes.flatMap(({ ordinal, id, name }) => {
      const standing = balance[ordinal];
      const labels = { ...campaign, prize: name, prize_id: id, ...more };
      return standing ? [{ labels, value: figure(standing) }] : [];
    });
  }
  const imbalance = balance.reduce(
    (sum, { stock, awarded, inShards, reserve, underWay }) =>
      sum + Math.abs(stock - awarded - inShards - reserve - underWay),
    0,
  );
  return [
    gauge(
      "thetiptop_prize_stock",
      "Units of a prize, given and left.",
      prizes(({ stock }) => stock),
    ),
    counter(
      "thetiptop_prizes_awarded_total",
      "Units of a prize that were won. Exact: read from the shards' ledgers.",
      prizes(({ awarded }) => awarded),
    ),
    gauge(
      "thetiptop_prize_left",
      "Units of a prize that can still be won.",
      prizes(({ stock, awarded }) => Math.max(0, stock - awarded)),
    ),
    gauge("thetiptop_prize_units", "Units of a prize that were not won, by where they are.", [
      ...prizes(({ inShards }) => inShards, { place: "shards" }),
      ...prizes(({ reserve }) => reserve, { place: "reserve" }),
      ...prizes(({ underWay }) => underWay, { place: "under-way" }),
    ]),
    gauge(
      "thetiptop_stock_imbalance",
      "Units by which stock differs from awarded, in shards, in reserve and under way together; left out while stock moves. Anything but 0 is a broken promise.",
      consistent ? one(imbalance, campaign) : [],
    ),
    counter(
      "thetiptop_stock_transfers_total",
      "Moves of stock between desk and shards, by kind and how far. Exact.",
      (["granted", "claimed", "settled"] as const).flatMap((kind) =>
        transfers ? [{ labels: { ...campaign, kind }, value: transfers[kind] }] : [],
      ),
    ),
    gauge(
      "thetiptop_stock_transfers_pending",
      "Moves of stock that a shard has not confirmed yet.",
      transfers ? one(transfers.granted + transfers.claimed - transfers.settled, campaign) : [],
    ),
  ];
}

/** How long the longest waiting mail waits. */
function waitOfMails(oldestQueuedAt: number | null, now: number): Metric {
  const seconds = oldestQueuedAt === null ? 0 : Math.max(0, now - oldestQueuedAt) / MS_PER_SECOND;
  return gauge(
    "thetiptop_mail_oldest_queued_seconds",
    "Age of the longest waiting mail; 0 when none waits.",
    one(seconds),
  );
}

function reporters({ isolates, reportedAt }: TelemetryFigures): Metric[] {
  return [
    gauge(
      "thetiptop_isolates",
      "Isolates of the Worker that reported counts within the last minute.",
      one(isolates),
    ),
    gauge(
      "thetiptop_telemetry_reported_timestamp_seconds",
      "When counts were reported last, since the epoch; left out until one was.",
      reportedAt > 0 ? one(reportedAt / MS_PER_SECOND) : [],
    ),
  ];
}

function ageOf({ status, readAt }: RememberedStatus, now: number): Metric {
  const labels = status ? { campaign: status.catalogue.slug } : {};
  const seconds = Math.max(0, now - readAt) / MS_PER_SECOND;
  return gauge("thetiptop_campaign_read_age_seconds", "Age of the campaign's figures.", one(seconds, labels));
}

function scrapeErrors(failed: Readonly<Record<"d1" | "desk" | "telemetry", boolean>>): Metric {
  return gauge(
    "thetiptop_scrape_errors",
    "1 for a source that did not answer this scrape in time.",
    Object.entries(failed).map(([source, hasFailed]) => ({ labels: { source }, value: Number(hasFailed) })),
  );
}

function gauge(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name, help, type: "gauge", samples };
}

function counter(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name, help, type: "counter", samples };
}

function one(value: number, labels: Sample["labels"] = {}): Sample[] {
  return [{ labels, value }];
}

function by<Name extends string>(
  label: string,
  names: readonly Name[],
  countOf: (name: Name) => number,
): Sample[] {
  return names.map((name) => ({ labels: { [label]: name }, value: countOf(name) }));
}
