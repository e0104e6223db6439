import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { CampaignDesk } from "../../durable-objects/campaign-desk/campaign-desk.ts";
import type { CampaignStatus } from "../../durable-objects/campaign-desk/definition.ts";
import { deskOf, redeem, shardOf } from "../../durable-objects/objects.ts";
import { useUp } from "../accounts/accounts.fixture.ts";
import { campaignAdministration } from "../campaigns/admin.ts";
import { CampaignAudit } from "../ledger-audit/campaign-audit.ts";
import { readLedgerFile } from "../ledger-audit/read-file.ts";
import {
  type AnyBody,
  ask,
  campaign,
  HEAD_OFFICE,
  migrateDatabase,
  type TestCampaign,
} from "../test-house.ts";

const PATH = "/api/campaign/ledger";
/** More than a page of 1,000 in one shard, so that pages have to fit together. */
const TICKETS = 1_200;
const SHARDS = 10;
const PLAYER = "0197b6f0-1111-4222-8333-444455556666";

interface Index {
  readonly campaign: string;
  readonly seedHash: string;
  readonly seed: string;
  readonly prizes: readonly string[];
  readonly shards: readonly { readonly index: number; readonly rows: number; readonly headHash: string }[];
}

function index(slug: string) {
  return ask<AnyBody & { data: Index }>(`${PATH}?campaign=${slug}`);
}

function ledger(slug: string, shard: number | string, headers: Record<string, string> = {}) {
  return ask<string>(`${PATH}/${shard}?campaign=${slug}`, { headers });
}

/** Plays tickets past the door: what is tested is what becomes of them. */
async function playAll({ slug, catalogue: { shardCount } }: TestCampaign, serials: number): Promise<void> {
  const plays = Array.from({ length: serials }, (_, serial) =>
    redeem(env, slug, serial % shardCount, { serial, player: PLAYER, idempotencyKey: null }),
  );
  for (const outcome of await Promise.all(plays)) expect(outcome.kind).toBe("won");
}

function close(slug: string) {
  return campaignAdministration(env, HEAD_OFFICE).changeState(slug, "closed");
}

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text);
}

beforeAll(migrateDatabase);

describe("the ledgers of a campaign that is not closed", () => {
  it("are refused in the one shape of refusals, and so is their index", async () => {
    const { slug } = await campaign();
    const asked = vi.spyOn(CampaignDesk.prototype, "ledgers");
    for (const { status, body, headers } of [await index(slug), await ledger(slug, 0)]) {
      expect(status).toBe(404);
      expect(body).toEqual({
        success: false,
        error: "Les registres de la campagne seront publiés après sa clôture",
      });
      expect(headers.get("cache-control")).toBe("private, no-store"); // or it would hide the ledgers after the close
    }
    expect(asked).not.toHaveBeenCalled(); // the desk has a campaign to run
    asked.mockRestore();
  });

  it("stay closed while it is paused", async () => {
    const { slug } = await campaign();
    await campaignAdministration(env, HEAD_OFFICE).changeState(slug, "paused");
    expect((await index(slug)).status).toBe(404);
  });

  it.each(["nowhere", "A!"])("are none of the campaign %s", async (slug) => {
    expect((await index(slug)).status).toBe(slug === "nowhere" ? 404 : 400);
    expect((await ledger(slug, 0)).status).toBe(slug === "nowhere" ? 404 : 400);
  });
});

describe("the ledgers of a closed campaign", () => {
  let played: TestCampaign;
  let status: CampaignStatus;
  let published: Index;

  beforeAll(async () => {
    played = await campaign({ ticketCount: TICKETS, shardCount: SHARDS });
    await playAll(played, TICKETS / 2);
    await campaignAdministration(env, HEAD_OFFICE).changeStock(played.slug, {
      kind: "lower",
      prize: 1,
      count: 100,
    });
    await close(played.slug);
    const read = await deskOf(env, played.slug).status();
    if (!read) throw new Error("the campaign has no status");
    status = read;
    published = (await index(played.slug)).body.data;
  });

  it("are valid from the seed that fits the hash from before the first play, and add up to the desk's figures", async () => {
    const audit = new CampaignAudit();
    for (const { index: shard, rows, headHash } of published.shards) {
      const { body } = await ledger(played.slug, shard);
      const expected = { seedHash: played.catalogue.seedHash, head: { rows, headHash } };
      await audit.take(readLedgerFile(bytesOf(body)), expected);
    }
    expect(audit.missing()).toEqual([]);
    expect(audit.ledgers.reduce((sum, { redemptions }) => sum + redemptions, 0)).toBe(TICKETS / 2);
    expect(audit.awarded).toEqual(status.balance.map(({ awarded }) => awarded));
    expect(audit.left).toEqual(status.balance.map(({ inShards }) => inShards));
  });

  it("name no player", async () => {
    for (const { index: shard } of published.shards) {
      const { body } = await ledger(played.slug, shard);
      expect(body).not.toContain(PLAYER);
      expect(body).not.toContain("player");
    }
  });

  it("are listed with the seed, the prizes by ordinal, and how each ends", async () => {
    expect(published).toMatchObject({ campaign: played.slug, seedHash: played.catalogue.seedHash });
    expect(published.seed).toMatch(/^[0-9a-f]{64}$/);
    expect(published.prizes).toEqual(["Infuseur à thé", "Thé détox"]);
    expect(published.shards.map(({ index: shard }) => shard)).toEqual([...Array(SHARDS).keys()]);
    const rows = await shardOf(env, played.slug, 3).ledgerPage(0, 10_000);
    expect(published.shards[3]).toEqual({ index: 3, rows: rows.length, headHash: rows.at(-1)?.hash });
  });

  it("are files that caches may keep, and that need not be sent twice", async () => {
    const first = await ledger(played.slug, 3);
    expect(first.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    expect(first.headers.get("content-disposition")).toBe(
      `attachment; filename="ledger-${played.slug}-3.ndjson"`,
    );
    expect(first.headers.get("cache-control")).toMatch(/^public, max-age=\d+$/);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toBe(`"${published.shards[3]?.headHash}"`);
    expect(await ledger(played.slug, 3, { "If-None-Match": etag })).toMatchObject({ status: 304, body: "" });
    for (const tags of [`W/${etag}`, `"another", W/${etag}`, "*"])
      expect((await ledger(played.slug, 3, { "If-None-Match": tags })).status).toBe(304);
    const other = await ledger(played.slug, 4, { "If-None-Match": etag });
    expect(other.status).toBe(200);
  });

  it("are sent to one network address so often and no more, for each is a walk through a shard", async () => {
    const address = "198.51.100.77";
    const from = { "cf-connecting-ip": address };
    const first = await ledger(played.slug, 3, from);
    expect(first.status).toBe(200);
    await useUp("ledger-download", `ledger-download:${address}`);
    const { status: answered, headers } = await ledger(played.slug, 3, from);
    expect(answered).toBe(429);
    expect(headers.get("retry-after")).toMatch(/^\d+$/);
    expect(headers.get("cache-control")).toBe("private, no-store");
    const etag = first.headers.get("etag") ?? "";
    expect((await ledger(played.slug, 3, { ...from, "If-None-Match": etag })).status).toBe(304);
    expect((await ledger(played.slug, 3, { "cf-connecting-ip": "198.51.100.78" })).status).toBe(200);
  });

  it.each([
    [String(SHARDS), 404],
    ["99999999", 404],
    ["-1", 400],
    ["1.5", 400],
    ["x", 400],
  ])("have no shard %s", async (shard, expected) => {
    const { status: answered, body } = await ledger(played.slug, shard);
    expect(answered).toBe(expected);
    expect(body).toMatchObject({ success: false });
  });

  it("get no further row: a shard that ran dry before the close is given nothing any more", async () => {
    expect(await deskOf(env, played.slug).restock(0)).toBe("granted");
    expect(
      await campaignAdministration(env, HEAD_OFFICE).changeStock(played.slug, {
        kind: "raise",
        prize: 0,
        count: 1,
      }),
    ).toMatchObject({
      kind: "invalid",
    });
    for (const { index: shard, rows } of published.shards)
      expect((await shardOf(env, played.slug, shard).ledgerHead()).rows).toBe(rows);
  });
});

it("a ledger of several pages is one file", async () => {
  const played = await campaign({ ticketCount: 20_000 });
  await playAll(played, TICKETS);
  await close(played.slug);
  const { body } = await ledger(played.slug, 0);
  const sound = await new CampaignAudit().take(readLedgerFile(bytesOf(body)));
  expect(sound.redemptions).toBe(TICKETS);
});
