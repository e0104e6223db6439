import { describe, expect, it } from "vitest";
import type { CampaignCatalogue, LedgersOutcome } from "../../../durable-objects/campaign-desk/definition.ts";
import { fairnessOf, STEP_OF_STAGE } from "./fairness-view.ts";

const OPENS = Date.UTC(2026, 10, 1);
const CLOSES = Date.UTC(2026, 11, 1);
const during = OPENS + 1;
const SEED = "5e".repeat(32);
const open = {
  slug: "nice",
  state: "open",
  opensAt: OPENS,
  closesAt: CLOSES,
  seedHash: "ab".repeat(32),
  seed: null,
} as const;
const published = { ...open, state: "closed", seed: SEED } as const;
const ledgers: LedgersOutcome = {
  kind: "public",
  catalogue: published as unknown as CampaignCatalogue,
  seed: SEED,
  heads: [
    { rows: 3, hash: "0".repeat(64) },
    { rows: 4, hash: "1".repeat(64) },
  ],
};

describe("the stage of the verifiable draw", () => {
  it("follows the campaign's life, and ends with the seed alone", () => {
    const stages = [
      fairnessOf({ ...open, state: "draft" }, undefined, during),
      fairnessOf(open, undefined, OPENS - 1),
      fairnessOf(open, undefined, during),
      fairnessOf({ ...open, state: "paused" }, undefined, during),
      fairnessOf(open, undefined, CLOSES),
      fairnessOf({ ...open, state: "closed" }, undefined, during),
      fairnessOf(published, ledgers, during),
    ].map(({ stage }) => stage);
    expect(stages).toEqual(["upcoming", "upcoming", "running", "running", "closing", "closing", "published"]);
    expect(stages.map((stage) => STEP_OF_STAGE[stage])).toEqual([1, 1, 2, 2, 3, 3, 4]);
  });

  it("shows the hash at every stage, and a seed only when there is one", () => {
    expect(fairnessOf(open, undefined, during)).toMatchObject({ seedHash: open.seedHash, seed: null });
    expect(fairnessOf(published, ledgers, during)).toMatchObject({ seedHash: open.seedHash, seed: SEED });
  });
});

describe("the ledgers on the page", () => {
  it("are not spoken of before the seed is public, whatever the desk says", () => {
    expect(fairnessOf(open, ledgers, during).ledgers).toEqual({ kind: "later" });
  });

  it("are links that keep meaning this campaign, one for each shard", () => {
    expect(fairnessOf(published, ledgers, during).ledgers).toEqual({
      kind: "public",
      rows: 7,
      links: [
        { index: 0, rows: 3, address: "/api/campaign/ledger/0?campaign=nice" },
        { index: 1, rows: 4, address: "/api/campaign/ledger/1?campaign=nice" },
      ],
      pattern: "/api/campaign/ledger/[0-1]?campaign=nice",
      stock: "/api/campaign/stock?campaign=nice",
      indexAddress: "/api/campaign/ledger?campaign=nice",
    });
  });

  it("are announced while they settle, and missed when the desk does not answer", () => {
    expect(fairnessOf(published, { kind: "not-public" }, during).ledgers.kind).toBe("soon");
    expect(fairnessOf(published, { kind: "unavailable" }, during).ledgers.kind).toBe("unavailable");
    expect(fairnessOf(published, undefined, during).ledgers.kind).toBe("unavailable");
  });
});
