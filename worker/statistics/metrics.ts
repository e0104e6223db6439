/** The service's metrics: which figures there are, under which names. Labels come from closed lists and the catalogue. */

import type { CampaignStatus, RememberedStatus } from "../../durable-objects/campaign-desk/definition.ts";
import { expositionOf, type Metric, type Sample } from "./exposition.ts";
import type { Readings } from "./readings.ts";
import { MAIL_STATES, ROLES, type Tallies, TICKET_STATUSES } from "./tallies.ts";

const STATES = ["draft", "open", "paused", "closed", "archived"] as const;
const MS_PER_SECOND = 1000;

/** Everything known, as Prometheus text. @param now milliseconds since the epoch */
export function writeMetrics({ tallies, desk }: Readings, now: number): string {
  return expositionOf([
    ...(tallies ? tallyMetrics(tallies) : []),
    ...(desk?.status ? campaignMetrics(desk.status, now) : []),
    ...(desk?.status ? [ageOf(desk, now)] : []),
    scrapeErrors(tallies === undefined, desk === undefined || desk.isOverdue),
  ]);
}

function tallyMetrics({ users, verifiedUsers, winners, mails }: Tallies): Metric[] {
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
  ];
}

function campaignMetrics(
  { catalogue, balance, redemptions, outbox, settings }: CampaignStatus,
  now: number,
): Metric[] {
  const campaign = { campaign: catalogue.slug };
  const { state, opensAt, closesAt } = catalogue;
  const isOpen = state === "open" && now >= opensAt && now < closesAt;
  function prizes(figure: (balance: CampaignStatus["balance"][number]) => number): Sample[] {
    return catalogue.prizes.flatMap(({ ordinal, id, name }) => {
      const standing = balance[ordinal];
      const labels = { ...campaign, prize: name, prize_id: id };
      return standing ? [{ labels, value: figure(standing) }] : [];
    });
  }
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
    counter("thetiptop_redemptions_total", "Tickets played, from the ledgers.", one(redemptions, campaign)),
    gauge(
      "thetiptop_prize_stock",
      "Units of a prize, given and left.",
      prizes(({ stock }) => stock),
    ),
    counter(
      "thetiptop_prizes_awarded_total",
      "Units of a prize that were won.",
      prizes(({ awarded }) => awarded),
    ),
    gauge(
      "thetiptop_prize_left",
      "Units of a prize that can still be won.",
      prizes(({ stock, awarded }) => Math.max(0, stock - awarded)),
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

function ageOf({ status, readAt }: RememberedStatus, now: number): Metric {
  const labels = status ? { campaign: status.catalogue.slug } : {};
  const seconds = Math.max(0, now - readAt) / MS_PER_SECOND;
  return gauge("thetiptop_campaign_read_age_seconds", "Age of the campaign's figures.", one(seconds, labels));
}

function scrapeErrors(database: boolean, desk: boolean): Metric {
  return gauge("thetiptop_scrape_errors", "1 for a source that did not answer this scrape in time.", [
    { labels: { source: "d1" }, value: Number(database) },
    { labels: { source: "desk" }, value: Number(desk) },
  ]);
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
