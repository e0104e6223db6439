import { beforeAll, describe, expect, it } from "vitest";
import type {
  CampaignCatalogue,
  CampaignStatus,
  StockOutcome,
} from "../../durable-objects/campaign-desk/definition.ts";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import {
  type AnyBody,
  ask,
  campaign,
  definition,
  migrateDatabase,
  type Person,
  person,
} from "../test-house.ts";

const PATH = "/api/admin/campaigns";
let admin: Person;

beforeAll(async () => {
  await migrateDatabase();
  admin = await person("ADMIN");
});

function order<Data>(path: string, body?: unknown) {
  return ask<AnyBody & { data: Data }>(`${PATH}${path}`, { token: admin.token, body });
}

describe("the administration of campaigns", () => {
  it.each([
    ["POST", ""],
    ["GET", "/x"],
    ["POST", "/x/state"],
    ["POST", "/x/dates"],
    ["POST", "/x/stock"],
    ["POST", "/x/batches/y"],
    ["GET", "/x/ledger/0"],
  ])("%s %s is for administrators only", async (method, path) => {
    const body = method === "POST" ? {} : undefined;
    expect((await ask(PATH + path, { method, body })).status).toBe(401);
    for (const role of ["CLIENT", "EMPLOYEE"] as const) {
      const { token } = await person(role);
      expect((await ask(PATH + path, { method, body, token })).status).toBe(403);
    }
  });

  it("creates a campaign once, as a draft that balances", async () => {
    const asked = definition();
    const created = await order<CampaignCatalogue>("", asked);
    expect(created).toMatchObject({
      status: 201,
      body: { success: true, data: { slug: asked.slug, state: "draft" } },
    });
    expect(await order("", asked)).toMatchObject({
      status: 400,
      body: { error: "Une campagne porte déjà ce nom" },
    });
    const { body } = await order<CampaignStatus>(`/${asked.slug}`);
    expect(body.data.balance.map(({ stock, inShards }) => [stock, inShards])).toEqual([
      [12_000, 12_000],
      [8_000, 8_000],
    ]);
  });

  it.each([
    ["no slug", { slug: undefined }, "slug"],
    ["a slug with a slash", { slug: "a/b" }, "slug"],
    ["no prizes", { prizes: [] }, "prizes"],
    ["half a ticket", { ticketCount: 1.5 }, "ticketCount"],
    ["a time zone nobody knows", { timeZone: "Europe/Atlantis" }, "timeZone"],
    ["dates the wrong way round", { opensAt: 3, closesAt: 2, claimUntil: 1 }, "closesAt"],
    ["seconds for milliseconds times a million", { claimUntil: 1e15 }, "claimUntil"],
    ["an unknown draw mode", { drawMode: "luck" }, "drawMode"],
    ["ten thousand batches", { batches: Array.from({ length: 501 }, () => ({})) }, "batches"],
  ])("refuses a definition with %s", async (_name, changes, field) => {
    const { status, body } = await order("", { ...definition(), ...changes });
    expect(status).toBe(400);
    expect(body.success).toBe(false);
    expect(body.details?.some((problem) => problem.field.split(".")[0] === field)).toBe(true);
  });

  it("hands on the desk's own reasons", async () => {
    const batches = [{ label: "Lyon", firstSerial: 0, lastSerial: 30_000, status: "active" }];
    const { status, body } = await order("", definition({ batches: batches as never }));
    expect(status).toBe(400);
    expect(body.error).toMatch(/^Requête invalide : ./);
  });

  it("chooses the shard count when none is asked for, and refuses one that codes cannot name", async () => {
    const { shardCount: _none, ...asked } = definition({ ticketCount: 200_000 });
    expect((await order<CampaignCatalogue>("", asked)).body.data.shardCount).toBe(10);
    const { status, body } = await order("", definition({ shardCount: 7 }));
    expect(status).toBe(400);
    expect(body.error).toMatch(/pas 7$/);
  });

  it("changes the state only along the campaign's life", async () => {
    const { slug } = await campaign();
    expect((await order<CampaignCatalogue>(`/${slug}/state`, { state: "paused" })).body.data.state).toBe(
      "paused",
    );
    expect(await order(`/${slug}/state`, { state: "draft" })).toMatchObject({
      status: 400,
      body: { success: false, error: "Ce changement d'état n'est pas possible" },
    });
    expect((await order(`/${slug}/state`, { state: "sleeping" })).status).toBe(400);
  });

  it("publishes the seed once the campaign is closed", async () => {
    const { slug } = await campaign();
    const { body } = await order<CampaignCatalogue>(`/${slug}/state`, { state: "closed" });
    expect(body.data.seed).toMatch(/^[0-9a-f]{64}$/);
  });

  it("changes dates, stock and batches", async () => {
    const { slug, catalogue } = await campaign();
    const dates = { opensAt: 1_000, closesAt: 2_000, claimUntil: 3_000 };
    expect((await order<CampaignCatalogue>(`/${slug}/dates`, dates)).body.data).toMatchObject(dates);
    const raise = { kind: "raise", prize: 0, count: 5 };
    expect((await order<StockOutcome>(`/${slug}/stock`, raise)).body.data).toEqual({
      asked: 5,
      done: 5,
      pending: 0,
    });
    const batch = catalogue.batches[0]?.id ?? "";
    const revoked = await order<CampaignCatalogue>(`/${slug}/batches/${batch}`, { status: "revoked" });
    expect(revoked.body.data.batches[0]?.status).toBe("revoked");
  });

  it.each([
    ["stock", { kind: "raise", prize: 0, count: 0 }],
    ["stock", { kind: "raise", prize: 99, count: 1 }],
    ["stock", { kind: "steal", prize: 0, count: 1 }],
    ["stock", []],
    ["dates", { opensAt: 2, closesAt: 1, claimUntil: 3 }],
    ["batches/x", { status: "burnt" }],
    ["state", ""],
  ])("refuses %s %j", async (what, body) => {
    const { slug } = await campaign();
    const answer = await order(`/${slug}/${what}`, body);
    expect(answer).toMatchObject({ status: 400, body: { success: false } });
  });

  it("finds nothing where there is no campaign, batch or shard", async () => {
    const { slug } = await campaign();
    for (const answer of [
      await order("/nowhere"),
      await order("/nowhere/state", { state: "open" }),
      await order("/nowhere/stock", { kind: "raise", prize: 0, count: 1 }),
      await order("/nowhere/ledger/0"),
      await order(`/${slug}/batches/nothing`, { status: "active" }),
      await order(`/${slug}/ledger/1`),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { success: false, error: "Ressource non trouvée" } });
    }
  });

  it("shows a shard's ledger page by page", async () => {
    const { slug, code } = await campaign();
    const { token } = await person();
    for (const serial of [1, 2, 3]) {
      const played = await ask("/api/game/play", {
        token,
        body: { ticketCode: code(serial), campaign: slug },
      });
      expect(played.status).toBe(200);
    }
    const all = (await order<LedgerRow[]>(`/${slug}/ledger/0`)).body.data;
    expect(all.filter(({ kind }) => kind === "redemption")).toHaveLength(3);
    const last = all.at(-1)?.seq ?? 0;
    const page = (await order<LedgerRow[]>(`/${slug}/ledger/0?after=${last - 2}&limit=1`)).body.data;
    expect(page.map(({ seq }) => seq)).toEqual([last - 1]);
    expect((await order(`/${slug}/ledger/0?limit=1001`)).status).toBe(400);
  });
});
