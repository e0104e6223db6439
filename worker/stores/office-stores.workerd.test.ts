import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditLog, stores } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { staffAt } from "../purchases/purchases.fixture.ts";
import { type Administrator, isAdministrator } from "../staff.ts";
import type { OfficeContext } from "../staff-context.ts";
import { migrateDatabase } from "../test-house.ts";
import { chooseShop, shopOf } from "./choose-shop.ts";
import { officeStores } from "./office-stores-live.ts";
import { secretOf, tillOf } from "./store-keys.ts";

beforeAll(migrateDatabase);

async function office(): Promise<OfficeContext> {
  const context = await staffAt(null, env, "ADMIN");
  const staff: Administrator | undefined = isAdministrator(context.staff) ? context.staff : undefined;
  if (!staff) throw new Error("no administrator");
  return { ...context, staff };
}

function typed(changes: object = {}) {
  const place = { street: "1 rue d'Essai", postalCode: "06000", city: "Nice", phone: "04 93 00 00 00" };
  const hours = ["10:00-19:00", "", "", "", "", "", ""];
  const id = `shop-${crypto.randomUUID().slice(0, 8)}`;
  return { id, name: "Essai", ...place, latitude: "43,7", longitude: "7.26", hours, ...changes };
}

const auditOf = async ({ staff }: OfficeContext) =>
  (await databaseOf(env.DB).select().from(auditLog).where(eq(auditLog.actorId, staff.id))).map(
    ({ action, before, after }) => ({
      action,
      before: JSON.parse(before ?? "null"),
      after: JSON.parse(after ?? "null"),
    }),
  );

describe("a shop", () => {
  it("is added once under its short name, and audited", async () => {
    const context = await office();
    const store = typed();
    expect(await officeStores(context).add(store)).toMatchObject({
      kind: "saved",
      store: { phone: "0493000000" },
    });
    expect((await officeStores(context).add(store)).kind).toBe("exists");
    expect((await auditOf(context)).map(({ action }) => action)).toEqual(["store.added"]);
    expect((await officeStores(context).find(store.id))?.latitude).toBe(43.7);
  });

  it("is changed where it is different, and the log says what", async () => {
    const context = await office();
    const store = typed();
    await officeStores(context).add(store);
    await officeStores(context).edit({ ...store, name: "Autre" });
    await officeStores(context).edit({ ...store, name: "Autre" });
    const changes = (await auditOf(context)).filter(({ action }) => action === "store.changed");
    expect(changes).toEqual([
      { action: "store.changed", before: { name: "Essai" }, after: { name: "Autre" } },
    ]);
    expect((await officeStores(context).edit(typed())).kind).toBe("unknown-store");
  });

  it.each([
    ["a short name that no address could bear", { id: "Nice Nord" }],
    ["no name", { name: " " }],
    ["a postcode of four digits", { postalCode: "6000" }],
    ["no latitude", { latitude: "" }],
    ["a place off the globe", { longitude: "181" }],
    ["no open day", { hours: ["", "", "", "", "", "", ""] }],
    ["hours that are none", { hours: ["toujours"] }],
    ["hours that overlap", { hours: ["10:00-14:00, 13:00-19:00"] }],
  ])("with %s is not stored", async (_, wrong) => {
    const store = typed(wrong);
    expect((await officeStores(await office()).add(store)).kind).toBe("invalid");
    expect(await databaseOf(env.DB).select().from(stores).where(eq(stores.id, store.id))).toEqual([]);
  });
});

describe("a key", () => {
  it("opens until it is revoked, is told once, and leaves no secret behind", async () => {
    const context = await office();
    const store = typed();
    const { add, makeKey, revokeKey, keys } = officeStores(context);
    await add(store);
    const made = await makeKey(store.id, "till", "Caisse 1");
    if (made.kind !== "made") throw new Error(made.kind);
    expect((await tillOf(env, made.secret))?.storeId).toBe(store.id);
    expect(JSON.stringify(await keys(store.id))).not.toContain(made.secret.slice(-64));
    expect((await revokeKey(made.key.id)).kind).toBe("revoked");
    expect(await tillOf(env, made.secret)).toBeUndefined();
    await revokeKey(made.key.id);
    const actions = (await auditOf(context)).map(({ action }) => action);
    expect(actions.sort()).toEqual(["store-key.made", "store-key.revoked", "store.added"]);
    expect(JSON.stringify(await auditOf(context))).not.toContain(made.secret.slice(-64));
  });

  it("of before the house's secret was changed opens while the previous one is named", async () => {
    const context = await office();
    const store = typed();
    await officeStores(context).add(store);
    const made = await officeStores(context).makeKey(store.id, "till", "Caisse 1");
    if (made.kind !== "made") throw new Error(made.kind);
    const changed = { DB: env.DB, SESSION_SECRET: "the-secret-that-comes-after-0123456789" };
    expect(await tillOf(changed, made.secret)).toBeUndefined();
    const both = { ...changed, SESSION_SECRET_PREVIOUS: env.SESSION_SECRET };
    expect((await tillOf(both, made.secret))?.storeId).toBe(store.id);
    expect((await tillOf(both, secretOf(changed, made.key)))?.storeId).toBe(store.id);
  });

  it("is one of twenty at most in a store", async () => {
    const context = await office();
    const store = typed();
    await officeStores(context).add(store);
    const kinds: string[] = [];
    for (let key = 0; key < 21; key++)
      kinds.push((await officeStores(context).makeKey(store.id, "till", `Caisse ${key}`)).kind);
    expect(kinds.slice(-2)).toEqual(["made", "too-many"]);
  });
});

describe("the shop where one stands", () => {
  it("is chosen among those that are there, and audited when it is another", async () => {
    const context = await office();
    const store = typed();
    await officeStores(context).add(store);
    expect((await chooseShop(context, "nowhere")).kind).toBe("unknown-store");
    await chooseShop(context, store.id);
    await chooseShop(context, store.id);
    expect(await shopOf(context)).toBe(store.id);
    const chosen = (await auditOf(context)).filter(({ action }) => action === "shop.chosen");
    expect(chosen).toEqual([{ action: "shop.chosen", before: { store: null }, after: { store: store.id } }]);
  });
});
