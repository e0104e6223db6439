/** What a service cannot get past the audit by saying one thing in its index and another in its files. */

import { afterEach, expect, it, vi } from "vitest";
import { seedHashOf } from "../../durable-objects/campaign-desk/campaign-record.ts";
import {
  CAMPAIGN_SEED,
  ShardOnPaper,
  serialAt,
  settingsOf,
} from "../../durable-objects/ticket-shard/builders.fixture.ts";
import { ledgerFile } from "../../worker/campaigns/ledger-file.ts";
import { auditLedger } from "../../worker/ledger-audit/campaign-audit.ts";
import { sourcesOfService } from "./sources.ts";

const paper = new ShardOnPaper(settingsOf({ shardIndex: 0, shardCount: 1 }));
paper.transfer({ id: "first", kind: "grant", amounts: [5, 5, 5] });
paper.play({ serial: serialAt(paper.settings, 0) });
const { campaign: slug, shardCount, ticketCount } = paper.settings;
const seedHash = seedHashOf(CAMPAIGN_SEED);
const head = { rows: paper.book.head.seq, hash: paper.book.head.hash };

const INDEX = {
  campaign: slug,
  ticketCount,
  shardCount,
  seedHash,
  seed: CAMPAIGN_SEED,
  shards: [{ index: 0, rows: head.rows, headHash: head.hash }],
};

/** A service with one sound ledger, and an index that says what it is told to. */
function serve(changes: Partial<typeof INDEX>): void {
  vi.stubGlobal("fetch", async (address: string) => {
    if (new URL(address).pathname.endsWith("/ledger"))
      return Response.json({ data: { ...INDEX, ...changes } });
    const campaign = { slug, shardCount, ticketCount, seedHash };
    let text = "";
    const readPage = async (afterSeq: number) => paper.rows.slice(afterSeq);
    for await (const piece of ledgerFile({ campaign, seed: CAMPAIGN_SEED, shard: 0, head, readPage }))
      text += piece;
    return new Response(text);
  });
}

async function audit(campaign?: string): Promise<void> {
  const { ledgers: sources } = await sourcesOfService("https://thetiptop.example", {
    campaign,
    token: undefined,
  });
  for (const { open, expected } of sources) await auditLedger(open(), expected);
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it("a service that says the same everywhere is believed", async () => {
  serve({});
  await expect(audit(slug)).resolves.toBeUndefined();
});

it.each<[string, Partial<typeof INDEX>, string]>([
  ["no ledger at all", { shards: [] }, "lists 0 ledgers of 1"],
  ["a ledger fewer than shards", { shardCount: 2 }, "lists 1 ledgers of 2"],
  ["another seed's hash than its files", { seedHash: "0".repeat(64) }, "before the first play"],
  ["another campaign than its files", { campaign: "other" }, "not of other"],
])("an index with %s is found out", async (_, changes, problem) => {
  serve(changes);
  await expect(audit()).rejects.toThrow(problem);
});

it("an index of another campaign than the one asked for is found out", async () => {
  serve({});
  await expect(audit("nice-2026")).rejects.toThrow("not of nice-2026");
});
