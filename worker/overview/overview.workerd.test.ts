import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { purchases, stores, users, winners } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { officeFor } from "../office/office-live.ts";
import type { Administrator } from "../staff.ts";
import type { OfficeContext } from "../staff-context.ts";
import { ask, campaign, eventually, migrateDatabase, person, type TestCampaign } from "../test-house.ts";
import { mayWatch } from "./live.ts";
import type { Overview } from "./overview-view.ts";
import {
  claimsByHour,
  claimsByStore,
  playsByHour,
  signUpsByHour,
  talliesNamed,
  winnersByStore,
} from "./queries.ts";

beforeAll(async () => {
  await migrateDatabase();
  // Before anything reads the list, which an isolate remembers.
  const place = { street: "1 rue X", postalCode: "06000", city: "Nice", latitude: 43.7, longitude: 7.2 };
  const openingHours = '[{"days":[1],"from":"10:00","to":"19:00"}]';
  await databaseOf(env.DB)
    .insert(stores)
    .values({ id: "nice", name: "Nice", ...place, openingHours });
});

const database = () => databaseOf(env.DB);
const CTX = { waitUntil: () => undefined };
const HOUR_MS = 3_600_000;

function officeOn(slug: string, changes: Partial<Env> = {}) {
  const account = { id: "admin", email: "a@example.com", firstName: "Alice", lastName: "Martin" };
  const staff: Administrator = {
    ...account,
    role: "ADMIN",
    isVerified: true,
    guessesLockedUntil: null,
    hasSecondFactor: false,
  };
  const bindings = { ...env, DEFAULT_CAMPAIGN: slug, ...changes };
  const context: OfficeContext = { env: bindings, ctx: CTX, address: null, now: Date.now(), staff };
  return officeFor(context);
}

async function overviewOf(slug: string, changes: Partial<Env> = {}): Promise<Overview> {
  const outcome = await officeOn(slug, changes).overview();
  if (outcome.kind !== "read") throw new Error(`not read: ${outcome.kind}`);
  return outcome.overview;
}

async function play({ slug, code }: TestCampaign, token: string, serial: number): Promise<void> {
  const body = { ticketCode: code(serial), campaign: slug };
  expect((await ask("/api/game/play", { token, body })).status).toBe(200);
}

/** Waits until D1 has so many of a campaign's winners. */
async function level(slug: string, count: number): Promise<void> {
  await eventually(async () => {
    const overview = await overviewOf(slug);
    const total = Object.values(overview.projected?.winners ?? {}).reduce((sum, one) => sum + one, 0);
    return total === count ? true : undefined;
  });
}

describe("the overview", () => {
  it("has the shards' figures, the desk's stock and D1's sums", async () => {
    const batches = [
      { label: "Paris", firstSerial: 0, lastSerial: 99, status: "active", use: "printed" },
      { label: "Caisse", firstSerial: 100, lastSerial: 199, status: "active", use: "counter" },
      { label: "En route", firstSerial: 200, lastSerial: 299, status: "sent", use: "printed" },
    ] as const;
    const open = await campaign({ batches });
    const before = (await overviewOf(open.slug)).projected;
    const [one, other] = [await person(), await person()];
    for (const serial of [0, 1, 2]) await play(open, one.token, serial);
    await play(open, other.token, 3);
    await level(open.slug, 4);
    const given = { campaign: open.slug, storeId: "nice", channel: "counter", recordedBy: "x" } as const;
    await database()
      .insert(purchases)
      .values(
        [100, 101].map((serial) => ({
          ...given,
          id: `p-${serial}`,
          receipt: String(serial),
          serial,
          createdAt: Date.now(),
        })),
      );
    const { board, desk, projected, campaign: shown } = await overviewOf(open.slug);
    expect(board).toMatchObject({ played: 4, missing: 0 });
    expect(desk?.stock).toEqual([12_000, 8_000]);
    expect(shown).toMatchObject({ slug: open.slug, state: "open", ticketCount: 20_000 });
    expect(projected).toMatchObject({
      winners: { PENDING: 4, VALIDATED: 0, REJECTED: 0, CLAIMED: 0 },
      ticketsOut: 102, // a printed batch on its way is not out, and a till's tickets only one by one
    });
    expect(projected?.hours.at(-1)?.plays).toBe(4);
    expect(projected?.days.at(-1)).toMatchObject({ plays: 4, claims: 0 });
    expect(projected?.players).toEqual({
      accounts: (before?.players.accounts ?? 0) + 2,
      verified: before?.players.verified,
      played: (before?.players.played ?? 0) + 2,
    });
  });

  it("follows prizes that are handed over, by day and by shop", async () => {
    const open = await campaign();
    const at = Date.now() - HOUR_MS;
    const win = { campaign: open.slug, userId: (await person()).id, prize: 0, playedAt: at };
    await database()
      .insert(winners)
      .values(
        [1, 2, 3].map((seq) => ({ ...win, id: `${open.slug}-${seq}`, serial: seq, seq, store: "lyon" })),
      );
    await database().update(winners).set({ status: "CLAIMED", claimedAt: at, claimedStore: "nice" });
    const { projected } = await overviewOf(open.slug);
    expect(projected?.winners).toMatchObject({ PENDING: 0, CLAIMED: 3 });
    expect(projected?.days.reduce((sum, { claims }) => sum + claims, 0)).toBe(3);
    expect(projected?.stores).toEqual([
      { id: "nice", name: "Nice", plays: 0, handedOver: 3 },
      { id: "lyon", name: "lyon", plays: 3, handedOver: 0 }, // no longer in the list of shops
    ]);
  });

  it("shows what the shards gave while D1 does not answer", async () => {
    const open = await campaign();
    await play(open, (await person()).token, 0);
    const broken = {
      prepare: () => {
        throw new Error("D1_ERROR: away");
      },
      batch: () => Promise.reject(new Error("D1_ERROR: away")),
    } as unknown as D1Database;
    const { board, desk, projected } = await overviewOf(open.slug, { DB: broken });
    expect(board?.played).toBe(1);
    expect(desk).not.toBeNull();
    expect(projected).toBeNull();
  });

  it("takes the desk's figures while the live board does not answer", async () => {
    const open = await campaign();
    await play(open, (await person()).token, 0);
    const broken = { getByName: () => ({ state: () => Promise.reject(new Error("away")) }) };
    const { board, desk } = await overviewOf(open.slug, {
      LIVE_BOARD: broken as unknown as Env["LIVE_BOARD"],
    });
    expect(board).toBeNull();
    expect(desk?.awarded.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it("says that there is no campaign", async () => {
    expect(await officeOn("nobody-made-it").overview()).toEqual({ kind: "no-campaign" });
    expect(await officeOn("nobody-made-it").live(undefined)).toEqual({ kind: "no-campaign" });
  });
});

describe("how far players get", () => {
  async function players() {
    const rows = await talliesNamed(database(), ["players:verified", "players:played"]);
    return Object.fromEntries(rows.map(({ name, count }) => [name.slice("players:".length), count]));
  }

  it("is counted once a person, whatever they do, and is taken back with them", async () => {
    const before = await players();
    const { id } = await person();
    await database().update(users).set({ isVerified: true });
    const verified = await players();
    const win = { campaign: "far", userId: id, prize: 0, playedAt: 0 };
    await database()
      .insert(winners)
      .values([1, 2].map((seq) => ({ ...win, id: `far-${seq}`, serial: seq, seq })));
    expect((await players())["played"]).toBe((before["played"] ?? 0) + 1);
    await env.DB.batch([
      env.DB.prepare("DELETE FROM users WHERE id = ?").bind(id),
      env.DB.prepare("DELETE FROM winners WHERE user_id = ?").bind(id),
    ]);
    expect(await players()).toEqual({ verified: (verified["verified"] ?? 0) - 1, played: before["played"] });
  });

  it("counts players only: staff who prove an address are none", async () => {
    const before = await players();
    const { id } = await person("EMPLOYEE");
    await env.DB.prepare("UPDATE users SET is_verified = 1 WHERE id = ?").bind(id).run();
    expect(await players()).toEqual(before);
    await env.DB.prepare("UPDATE users SET role = 'CLIENT' WHERE id = ?").bind(id).run();
    expect((await players())["verified"]).toBe((before["verified"] ?? 0) + 1);
  });

  it("knows the tickets that tills gave, without those that a refund cancelled", async () => {
    const count = async () => (await talliesNamed(database(), ["purchases:till"]))[0]?.count;
    const given = {
      campaign: "till",
      storeId: "nice",
      channel: "till",
      recordedBy: "x",
      createdAt: 0,
    } as const;
    await database()
      .insert(purchases)
      .values([1, 2, 3].map((serial) => ({ ...given, id: `till-${serial}`, receipt: `${serial}`, serial })));
    expect(await count()).toBe(3);
    await env.DB.prepare("UPDATE purchases SET refund_outcome = 'cancelled' WHERE id = 'till-1'").run();
    await env.DB.prepare("UPDATE purchases SET refund_outcome = 'cancelled' WHERE id = 'till-1'").run();
    await env.DB.prepare("UPDATE purchases SET refund_outcome = 'played' WHERE id = 'till-2'").run();
    expect(await count()).toBe(2);
  });
});

describe("the overview's statements", () => {
  const statements = {
    "plays by hour": () => playsByHour(database(), "demo", 0),
    "claims by hour": () => claimsByHour(database(), "demo", 0),
    "sign-ups by hour": () => signUpsByHour(database(), 0),
    "winners by store": () => winnersByStore(database(), "demo"),
    "claims by store": () => claimsByStore(database(), "demo"),
    tallies: () => talliesNamed(database(), ["users:CLIENT"]),
  };

  it.each(Object.entries(statements))("search, and read no one's rows: %s", async (_name, statement) => {
    const { sql, params } = statement().toSQL();
    const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>();
    const plan = results.map(({ detail }) => detail).join("\n");
    expect(plan).toContain("SEARCH");
    expect(plan).not.toContain("SCAN");
    expect(sql).not.toMatch(/"(?:users|winners|purchases)"/);
  });

  it("finds whether a player had played before by an index", async () => {
    const { results } = await env.DB.prepare(
      "EXPLAIN QUERY PLAN SELECT 1 FROM winners WHERE user_id = 'x' AND id <> 'y'",
    ).all<{ detail: string }>();
    expect(results[0]?.detail).toContain("USING COVERING INDEX winners_by_user");
  });
});

describe("the stream", () => {
  it("begins with the whole state", async () => {
    const open = await campaign();
    await play(open, (await person()).token, 0);
    const outcome = await officeOn(open.slug).live(undefined);
    if (outcome.kind !== "stream") throw new Error(outcome.kind);
    const reader = outcome.events.getReader();
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toMatch(/^retry: \d+\n\nid: \d+\ndata: {"played":1,/);
    await reader.cancel();
  });

  it("is an administrator's, and nobody's who turned off the second factor that the house asks for", async () => {
    const [{ token }, employee] = [await person("ADMIN"), await person("EMPLOYEE")];
    expect(await mayWatch(env, token)).toBe(true);
    expect(await mayWatch(env, employee.token)).toBe(false);
    expect(await mayWatch({ ...env, STAFF_SECOND_FACTOR: "required" }, token)).toBe(false);
  });

  it("is not given to more screens than it is made for", async () => {
    const open = await campaign();
    const full = { getByName: () => ({ fetch: async () => new Response(null, { status: 503 }) }) };
    const outcome = officeOn(open.slug, { LIVE_BOARD: full as unknown as Env["LIVE_BOARD"] }).live("x");
    expect(await outcome).toEqual({ kind: "full" });
  });
});
