import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { purchases } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { migrateDatabase } from "../test-house.ts";
import { timedId } from "../timed-id.ts";
import { officePurchases, purchasesPage } from "./list-purchases.ts";
import type { PurchaseFilters, PurchaseQuery } from "./office-purchases.ts";

const START = Date.UTC(2026, 10, 1);
const ROWS = 60;

beforeAll(async () => {
  await migrateDatabase();
  for (let n = 0; n < ROWS; n++) {
    const at = START + n * 1_000;
    await databaseOf(env.DB)
      .insert(purchases)
      .values({
        id: timedId(at),
        campaign: "listed",
        storeId: n % 2 === 0 ? "nice" : "lyon",
        receipt: `R-${n}`,
        amountCents: 5_000 + n,
        email: n === 7 ? "zoe@example.com" : null,
        channel: n % 3 === 0 ? "till" : "counter",
        recordedBy: "key",
        serial: n,
        createdAt: at,
        refundedAt: n === 9 ? at : null,
        refundOutcome: n === 9 ? "played" : null,
      });
  }
});

function query(filters: PurchaseFilters = {}, changes: Partial<PurchaseQuery> = {}): PurchaseQuery {
  return {
    filters,
    sort: { by: "createdAt", direction: "descending" },
    after: null,
    before: null,
    limit: 25,
    ...changes,
  };
}

const { list } = officePurchases({ env });
const serialsOf = async (filters: PurchaseFilters) =>
  (await list(query(filters, { limit: 100 }))).rows.map(({ serial }) => serial);

describe("the list of purchases", () => {
  it.each(["descending", "ascending"] as const)(
    "pages forth and back without a gap, %s",
    async (direction) => {
      const sort = { by: "createdAt", direction } as const;
      const seen: number[] = [];
      let page = await list(query({}, { sort }));
      expect(page.previous).toBeNull();
      for (;;) {
        seen.push(...page.rows.map(({ serial }) => serial));
        if (page.next === null) break;
        page = await list(query({}, { sort, after: page.next }));
      }
      const rising = Array.from({ length: ROWS }, (_, n) => n);
      expect(seen).toEqual(direction === "ascending" ? rising : rising.toReversed());
      const back = await list(query({}, { sort, before: page.previous }));
      expect(back.rows.map(({ serial }) => serial)).toEqual(seen.slice(25, 50));
      expect(page.total).toEqual({ kind: "exact", count: ROWS });
    },
  );

  it("finds by receipt, address, period, channel, store and refund", async () => {
    expect(await serialsOf({ receipt: " r-7 " })).toEqual([7]);
    expect(await serialsOf({ email: "ZOE@example.com" })).toEqual([7]);
    expect(await serialsOf({ from: START + 2_000, before: START + 4_000 })).toEqual([3, 2]);
    expect(await serialsOf({ isRefunded: true })).toEqual([9]);
    expect(await serialsOf({ isRefunded: false })).toHaveLength(ROWS - 1);
    expect(await serialsOf({ store: "nice", channel: "till" })).toHaveLength(ROWS / 6);
  });

  it("shows addresses masked, and no code", async () => {
    const { rows } = await list(query({ receipt: "R-7" }));
    expect(JSON.stringify(rows)).not.toContain("zoe@");
    expect(rows[0]).not.toHaveProperty("code");
  });

  const FILTERS: [string, PurchaseFilters, RegExp][] = [
    ["everything", {}, /SEARCH purchases USING INDEX sqlite_autoindex_purchases_1 \(id>/],
    ["a store", { store: "nice" }, /purchases_by_store \(store_id=\? AND id>/],
    ["a receipt", { receipt: "R-7" }, /purchases_by_receipt_alone \(receipt=\?/],
    ["an address", { email: "zoe@example.com" }, /purchases_by_email \(email=\?/],
    ["a channel", { channel: "till" }, /purchases_by_channel \(channel=\?/],
    ["refunds", { isRefunded: true }, /purchases_refunded \(id>/],
  ];
  it.each(FILTERS)("searches an index and never the whole table for %s", async (_, filters, step) => {
    const { sql, params } = purchasesPage(databaseOf(env.DB), query(filters)).toSQL();
    const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>();
    const steps = plan.results.map(({ detail }) => detail);
    expect(steps.filter((detail) => detail.startsWith("SCAN"))).toEqual([]);
    expect(steps.join("\n")).toMatch(step);
  });
});
