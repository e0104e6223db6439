/** The contract's 6.2 to 6.5, through the door. */

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { AdministeredPrize } from "../prizes/administration.ts";
import {
  type AnyBody,
  ask,
  campaign,
  HEAD_OFFICE,
  migrateDatabase,
  type Person,
  person,
} from "../test-house.ts";

const PATH = "/api/admin/prizes";
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const BOX = {
  type: "PHYSICAL",
  name: "Coffret découverte",
  description: "Assortiment de thés premium",
  value: "69.00",
  probability: 0.15,
  stock: 200,
};
let admin: Person;
let running: Awaited<ReturnType<typeof campaign>>;

interface PrizeBody extends AnyBody {
  readonly message?: string;
  readonly data: AdministeredPrize;
}

function order<Body = PrizeBody>(
  method: string,
  path = "",
  body?: unknown,
  headers: Record<string, string> = {},
) {
  return ask<Body>(PATH + path, { method, token: admin.token, body, headers });
}

async function listed(): Promise<readonly AdministeredPrize[]> {
  const { status, body } = await order<{ data: AdministeredPrize[] }>("GET");
  expect(status).toBe(200);
  return body.data;
}

async function created(changes: Partial<typeof BOX> = {}): Promise<AdministeredPrize> {
  const { status, body } = await order("POST", "", { ...BOX, ...changes });
  expect(status).toBe(201);
  return body.data;
}

beforeAll(async () => {
  await migrateDatabase();
  admin = await person("ADMIN");
  for (const [method, path, body] of [
    ["GET", ""],
    ["POST", "", BOX],
    ["PUT", "/x", {}],
    ["DELETE", "/x"],
  ] as const) {
    // Before there is a campaign, there is nothing to administer.
    expect(await order(method, path, body)).toMatchObject({
      status: 404,
      body: { success: false, error: "Ressource non trouvée" },
    });
  }
  running = await campaign({ slug: env.DEFAULT_CAMPAIGN });
});

describe("the list of prizes (6.2)", () => {
  it("shows every prize as the contract does", async () => {
    const { status, headers, body } = await order<{ success: boolean; data: AdministeredPrize[] }>("GET");
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(body.success).toBe(true);
    expect(body.data[0]).toEqual({
      id: expect.stringMatching(UUID),
      type: "PHYSICAL",
      name: "Infuseur à thé",
      description: "Infuseur à thé, de qualité premium",
      value: "39.00",
      probability: 0.6,
      stock: 12_000,
      initialStock: 12_000,
      isActive: true,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });

  it("counts what was won", async () => {
    const { token } = await person();
    const before = await listed();
    const played = await ask<{ data: { prize: { id: string } } }>("/api/game/play", {
      token,
      body: { ticketCode: running.code(1) },
    });
    expect(played.status).toBe(200);
    for (const [index, prize] of (await listed()).entries()) {
      const won = prize.id === played.body.data.prize.id ? 1 : 0;
      expect(prize.stock).toBe((before[index]?.stock ?? 0) - won);
      expect(prize.initialStock).toBe(before[index]?.initialStock);
    }
  });
});

describe("a new prize (6.3)", () => {
  it("answers as the contract does, and is in the list and in the game", async () => {
    const { status, body } = await order("POST", "", BOX);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      success: true,
      message: "Prix créé avec succès",
      data: { ...BOX, initialStock: 200, isActive: true, id: expect.stringMatching(UUID) },
    });
    expect((await listed()).at(-1)).toEqual(body.data);
    const shown = await ask<{ data: { prizes: { id: string }[] } }>("/api/campaign");
    expect(shown.body.data.prizes.map(({ id }) => id)).toContain(body.data.id);
  });

  it("is one prize for one Idempotency-Key", async () => {
    const before = (await listed()).length;
    const key = { "Idempotency-Key": "a box, once" };
    const [one, other] = [await order("POST", "", BOX, key), await order("POST", "", BOX, key)];
    expect(other).toMatchObject({ status: 201, body: one.body });
    expect(await listed()).toHaveLength(before + 1);
    await created();
    expect(await listed()).toHaveLength(before + 2);
    expect(await order("POST", "", BOX, { "Idempotency-Key": "x".repeat(65) })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining("Idempotency-Key") },
    });
  });

  it.each([
    [{ ...BOX, type: "CAR" }, "type"],
    [{ ...BOX, name: "" }, "name"],
    [{ ...BOX, value: "12.345" }, "value"],
    [{ ...BOX, value: -1 }, "value"],
    [{ ...BOX, probability: 1.5 }, "probability"],
    [{ ...BOX, stock: -1 }, "stock"],
    [{}, "type"],
  ])("is refused as %j", async (body, field) => {
    const answer = await order("POST", "", body);
    expect(answer).toMatchObject({ status: 400, body: { success: false } });
    expect(answer.body.details?.[0]?.field).toBe(field);
  });

  it.each([["[]"], ["null"], ["{"], ['"x"']])("is refused as the body %s", async (text) => {
    expect(await order("POST", "", text)).toMatchObject({ status: 400, body: { success: false } });
  });
});

describe("a change of a prize (6.4)", () => {
  it("is the contract's own example", async () => {
    const { id } = await created();
    const changes = {
      name: "Nouveau nom",
      description: "Nouvelle description",
      value: "79.00",
      probability: 0.2,
      stock: 250,
      isActive: false,
    };
    const { status, body } = await order("PUT", `/${id}`, changes);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      message: "Prix mis à jour avec succès",
      data: { id, ...changes },
    });
    expect((await listed()).find((prize) => prize.id === id)).toEqual(body.data);
  });

  it("changes only what it names", async () => {
    const before = await created();
    const { body } = await order("PUT", `/${before.id}`, { value: 79.5 });
    expect(body.data).toEqual({ ...before, value: "79.50" });
    expect((await order("PUT", `/${before.id}`, {})).body.data).toEqual(body.data);
  });

  it("states how many are still to be given", async () => {
    const { id } = await created();
    for (const stock of [250, 3, 0]) {
      expect((await order("PUT", `/${id}`, { stock })).body.data).toMatchObject({
        stock,
        initialStock: stock,
      });
    }
  });

  it("is refused for a prize that nobody knows, and for values that make no sense", async () => {
    expect(await order("PUT", "/nothing", { name: "x" })).toMatchObject({
      status: 404,
      body: { success: false, error: "Prix non trouvé" },
    });
    const { id } = await created();
    expect((await order("PUT", `/${id}`, { stock: 1.5 })).status).toBe(400);
    expect((await order("PUT", `/${id}`, { isActive: "no" })).status).toBe(400);
  });
});

describe("a prize that is deactivated (6.5)", () => {
  it("is kept, out of the game and out of the public list, until it is active again", async () => {
    const { id, stock } = await created();
    for (const _time of ["once", "twice"]) {
      expect(await order("DELETE", `/${id}`)).toMatchObject({
        status: 200,
        body: { success: true, message: "Prix désactivé avec succès" },
      });
    }
    expect((await listed()).find((prize) => prize.id === id)).toMatchObject({ isActive: false, stock });
    const status = await env.CAMPAIGN_DESK.getByName(running.slug).status();
    const ordinal = status?.catalogue.prizes.find((prize) => prize.id === id)?.ordinal ?? -1;
    expect(status?.balance[ordinal]).toMatchObject({ stock: 0, inShards: 0, reserve: 0 });
    const shown = async () =>
      (await ask<{ data: { prizes: { id: string }[] } }>("/api/campaign")).body.data.prizes.map((p) => p.id);
    expect(await shown()).not.toContain(id);
    expect((await order("PUT", `/${id}`, { isActive: true })).body.data).toMatchObject({
      isActive: true,
      stock,
      initialStock: stock,
    });
    expect(await shown()).toContain(id);
  });

  it("must be known", async () => {
    expect(await order("DELETE", "/nothing")).toMatchObject({
      status: 404,
      body: { success: false, error: "Prix non trouvé" },
    });
  });
});

it("after the close only words change, and the refusal says so", async () => {
  const { id } = await created();
  await env.CAMPAIGN_DESK.getByName(running.slug).changeState("closed", HEAD_OFFICE);
  const refused = { status: 400, body: { success: false, error: expect.stringContaining("close") } };
  expect(await order("POST", "", BOX)).toMatchObject(refused);
  expect(await order("PUT", `/${id}`, { stock: 1 })).toMatchObject(refused);
  expect(await order("PUT", `/${id}`, { isActive: false })).toMatchObject(refused);
  expect(await order("DELETE", `/${id}`)).toMatchObject(refused);
  expect(await order("PUT", `/${id}`, { name: "Coffret" })).toMatchObject({
    status: 200,
    body: { data: { name: "Coffret", stock: 200 } },
  });
});
