import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { stores } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { migrateDatabase } from "../test-house.ts";
import { listStores } from "./stores.ts";

const HOURS = [{ days: [1, 2, 3], from: "10:00", to: "19:30" }];
const MINUTE_MS = 60_000;
/** Each test looks at a later hour than the one before, so that it remembers nothing of it. */
let now = Date.UTC(2026, 10, 22);

beforeAll(migrateDatabase);
beforeEach(async () => {
  now += 60 * MINUTE_MS;
  await databaseOf(env.DB).delete(stores);
});

async function add(changes: Partial<typeof stores.$inferInsert> = {}): Promise<void> {
  const store = {
    id: "nice",
    name: "Nice",
    street: "14 rue de la Liberté",
    postalCode: "06000",
    city: "Nice",
    phone: "0465710010",
    latitude: 43.6985,
    longitude: 7.2673,
    openingHours: JSON.stringify(HOURS),
  };
  await databaseOf(env.DB)
    .insert(stores)
    .values({ ...store, ...changes });
}

async function namesAt(instant: number): Promise<string[]> {
  return (await listStores(env, instant)).map(({ name }) => name);
}

describe("the list of shops", () => {
  it("has every shop whole, with its opening hours read", async () => {
    await add({ phone: null });
    expect(await listStores(env, now)).toEqual([
      {
        id: "nice",
        name: "Nice",
        street: "14 rue de la Liberté",
        postalCode: "06000",
        city: "Nice",
        phone: null,
        latitude: 43.6985,
        longitude: 7.2673,
        openingHours: HOURS,
      },
    ]);
  });

  it("is in the order of a French reader: by city, then by name, accents aside", async () => {
    await add({ id: "z", city: "Évian", name: "Thé d’Évian" });
    await add({ id: "y", city: "Paris", name: "Paris Saint-Germain" });
    await add({ id: "x", city: "Paris", name: "Paris Le Marais" });
    await add({ id: "w", city: "Lyon", name: "Lyon" });
    expect(await namesAt(now)).toEqual(["Thé d’Évian", "Lyon", "Paris Le Marais", "Paris Saint-Germain"]);
  });

  it("is remembered for a minute, and read again after it", async () => {
    await add();
    expect(await namesAt(now)).toEqual(["Nice"]);
    await add({ id: "lyon", city: "Lyon", name: "Lyon" });
    expect(await namesAt(now + MINUTE_MS - 1)).toEqual(["Nice"]);
    expect(await namesAt(now + MINUTE_MS)).toEqual(["Lyon", "Nice"]);
  });

  it("is the last one known while D1 is away, and D1 is asked again seldom", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    let isAway = true;
    const asked = vi.fn((sql: string) => {
      if (isAway) throw new Error("away");
      return env.DB.prepare(sql);
    });
    const bindings = { DB: { prepare: asked } as unknown as D1Database };
    await add();
    await expect(listStores(bindings, now)).rejects.toThrow();
    isAway = false;
    expect(await listStores(bindings, now)).toHaveLength(1);
    isAway = true;
    const before = asked.mock.calls.length;
    for (const second of [0, 1, 9])
      expect(await listStores(bindings, now + MINUTE_MS + second * 1000)).toHaveLength(1);
    expect(asked.mock.calls.length).toBe(before + 1);
    expect(log).toHaveBeenCalledOnce();
    isAway = false;
    await add({ id: "lyon", city: "Lyon", name: "Lyon" });
    expect(await listStores(bindings, now + MINUTE_MS + 10_000)).toHaveLength(2);
    log.mockRestore();
  });

  it.each<[string, Partial<typeof stores.$inferInsert>]>([
    ["opening hours that are none", { openingHours: "toujours" }],
    ["a postcode of four digits", { postalCode: "6000" }],
    ["a telephone number that is none", { phone: "javascript:alert(1)" }],
    ["a place off the globe", { latitude: 91 }],
    ["no name", { name: " " }],
    ["an id that could not stand in an address", { id: "Nice Nord" }],
  ])("leaves out a row with %s, names it in the log, and shows the others", async (_name, slip) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await add({ id: "lyon", name: "Lyon" });
    await add(slip);
    expect(await namesAt(now)).toEqual(["Lyon"]);
    expect(log).toHaveBeenCalledOnce();
    expect(String(log.mock.calls[0]?.[0])).toContain(slip.id ?? "nice");
    log.mockRestore();
  });
});
