/** ops/ fits together: rules and dashboards name what /metrics renders, and no alert is without its test and its runbook. */

import { describe, expect, it } from "vitest";
import type { CampaignStatus } from "../../durable-objects/campaign-desk/definition.ts";
import { writeCounts } from "../../durable-objects/telemetry/batch.ts";
import { COUNTERS, type CounterName, keyOf } from "../../durable-objects/telemetry/counters.ts";
import { writeMetrics } from "../../worker/statistics/metrics.ts";
import {
  alertNames,
  DASHBOARD_FILES,
  dashboardQueries,
  metricsIn,
  RULE_FILES,
  RULE_TEST_FILES,
  RUNBOOK_FILES,
  recordNames,
  ruleQueries,
  textOf,
} from "./ops-files.ts";

/** Of Prometheus itself, and of the blackbox exporter that prometheus.yml asks. */
const OTHERS = ["up", "scrape_duration_seconds", "probe_success", "probe_ssl_earliest_cert_expiry"];
const NOW = 1_800_000_000_000;

/** A scrape in which every source answered and everything has happened once. */
function fullScrape(): string {
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
  };
  return writeMetrics(
    {
      database: { tallies, oldestQueuedAt: null, retention: [] },
      desk: { status, readAt: NOW, isOverdue: false },
      telemetry: { counts: writeCounts(new Map(counts)), isolates: 1, reportedAt: NOW },
    },
    NOW,
  );
}

const scrape = fullScrape();
const samples = scrape.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
const rendered = new Set(samples.map((line) => /^\w+/u.exec(line)?.[0] ?? ""));

describe("a scrape", () => {
  it("says of each metric what it is and of what type, once", () => {
    const families = [...scrape.matchAll(/^# TYPE (\w+) \w+$/gmu)].map(([, name]) => name ?? "");
    const helped = [...scrape.matchAll(/^# HELP (\w+) .+$/gmu)].map(([, name]) => name ?? "");
    expect(families).toEqual(helped);
    expect(new Set(families).size).toBe(families.length);
    for (const name of rendered) {
      expect(families).toContain(name.replace(/_(?:bucket|sum|count)$/u, ""));
    }
  });

  it("names counters by their total and everything else without", () => {
    for (const [, name = "", type] of scrape.matchAll(/^# TYPE (\w+) (\w+)$/gmu)) {
      expect([name, name.endsWith("_total")]).toEqual([name, type === "counter"]);
    }
  });
});

const queries = [
  ...RULE_FILES.flatMap((path) => ruleQueries(path).map((query) => [path, query] as const)),
  ...DASHBOARD_FILES.flatMap((path) => dashboardQueries(path).map((query) => [path, query] as const)),
];

it("every query of rules and dashboards is read", () => {
  const stated = RULE_FILES.flatMap((path) => textOf(path).match(/^ +expr:/gmu) ?? []).length;
  expect(RULE_FILES.flatMap(ruleQueries)).toHaveLength(stated);
  expect(DASHBOARD_FILES.flatMap(dashboardQueries).length).toBeGreaterThan(40);
});

it("every metric that rules and dashboards name is one that is rendered or recorded", () => {
  const known = new Set([...rendered, ...recordNames(), ...OTHERS]);
  const unknown = queries.flatMap(([path, query]) =>
    metricsIn(query)
      .filter((name) => !known.has(name))
      .map((name) => `${path}: ${name} in ${query}`),
  );
  expect(unknown).toEqual([]);
});

it("finds the metrics of a query, and nothing else", () => {
  const query =
    'sum by (route) (rate(a_total{route="/b",status=~"5.."}[5m])) / on (job) group_left () c:d:e > 2';
  expect(metricsIn(query)).toEqual(["a_total", "c:d:e"]);
});

describe.each(alertNames())("the alert %s", (alert) => {
  it("has a runbook that says what it means, what it does to people, how to look and what to do", () => {
    const text = textOf(`ops/runbooks/${alert}.md`);
    expect(text.split("\n")[0]).toBe(`# ${alert}`);
    const headings = [...text.matchAll(/^## (.+)$/gmu)].map(([, heading]) => heading);
    expect(headings).toEqual(["Meaning", "Impact", "Diagnosis", "Mitigation"]);
    expect(text).toMatch(/```sh\n# .+\n.+/u);
    expect(RULE_FILES.some((path) => textOf(path).includes(`runbook: ops/runbooks/${alert}.md`))).toBe(true);
  });

  it("has a test in which it fires and one in which it does not", () => {
    const tests = RULE_TEST_FILES.map(textOf).join("\n");
    const expected = [...tests.matchAll(/alertname: (\w+)\n +exp_alerts:( \[\])?/gu)]
      .filter(([, name]) => name === alert)
      .map(([, , empty]) => (empty === undefined ? "fires" : "does not"));
    expect(new Set(expected)).toEqual(new Set(["fires", "does not"]));
  });
});

it("no runbook is left of an alert that is gone, and none leads nowhere", () => {
  expect(RUNBOOK_FILES.toSorted()).toEqual(
    alertNames()
      .map((alert) => `ops/runbooks/${alert}.md`)
      .toSorted(),
  );
  const links = [...RUNBOOK_FILES, "ops/runbooks/README.md"].flatMap((path) =>
    [...textOf(path).matchAll(/\]\((\w+)\.md\)/gu)].map(([, name]) => name),
  );
  expect(links.filter((name) => !alertNames().includes(name ?? ""))).toEqual([]);
});

describe.each(DASHBOARD_FILES)("the dashboard %s", (path) => {
  const board = JSON.parse(textOf(path)) as {
    uid: string;
    schemaVersion: number;
    panels: { id: number; type: string; gridPos: { x: number; y: number; w: number; h: number } }[];
  };

  it("has an address of its own, and panels that lie side by side", () => {
    expect(board.uid).toMatch(/^thetiptop-/u);
    expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length);
    const cells = board.panels.flatMap(({ gridPos: { x, y, w, h } }) => {
      expect(x + w).toBeLessThanOrEqual(24); // the width of Grafana's grid
      return Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`);
    });
    expect(new Set(cells).size).toBe(cells.length);
  });
});
