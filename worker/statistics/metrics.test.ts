import { expect, it } from "vitest";
import type { CampaignStatus } from "../../durable-objects/campaign-desk/definition.ts";
import { writeMetrics } from "./metrics.ts";

const NOW = 1_800_000_000_000;

function scrapeOf(more: Partial<CampaignStatus>): string {
  const catalogue = { slug: "demo", state: "open", prizes: [], opensAt: NOW, closesAt: NOW, ticketCount: 1 };
  const status: CampaignStatus = {
    catalogue: catalogue as unknown as CampaignStatus["catalogue"],
    balance: [],
    consistent: true,
    redemptions: 7,
    outbox: { depth: 0, lagMs: 0 },
    settings: { version: 1, shardsBehind: 0 },
    ...more,
  };
  const desk = { status, readAt: NOW, isOverdue: false };
  return writeMetrics({ database: undefined, desk, telemetry: undefined }, NOW);
}

it("shows what a desk of the version before knows, which says nothing of transfers", () => {
  const text = scrapeOf({});
  expect(text).toContain("thetiptop_stock_imbalance");
  expect(text).not.toMatch(/^thetiptop_stock_transfers/mu);
});

it("shows how many transfers a shard has not confirmed", () => {
  const text = scrapeOf({ transfers: { granted: 5, claimed: 3, settled: 6 } });
  expect(text).toMatch(/^thetiptop_stock_transfers_total\{.*kind="settled".*\} 6$/mu);
  expect(text).toMatch(/^thetiptop_stock_transfers_pending\{.*\} 2$/mu);
});
