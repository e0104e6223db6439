import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { databaseOf } from "../database.ts";
import { migrateDatabase } from "../test-house.ts";
import { countsByStatus } from "./my-prizes.ts";
import { myTicketQueries } from "./my-tickets.ts";

beforeAll(migrateDatabase);

async function plan({ sql, params }: { sql: string; params: unknown[] }): Promise<string[]> {
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...params)
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail);
}

describe("a player's list of tickets", () => {
  const page = { page: 3, limit: 10 };
  const cursor = "01a200c0-aad0-7ef7-b559-0bfa87381ac5";
  it.each([
    ["whole", page],
    ["by status", { ...page, status: "PENDING" as const }],
    ["on from a cursor", { ...page, cursor }],
    ["by status, on from a cursor", { ...page, status: "PENDING" as const, cursor }],
  ])("%s: reads the player's tickets and no other, in their order", async (_name, query) => {
    const queries = myTicketQueries(databaseOf(env.DB), crypto.randomUUID(), query);
    for (const steps of [await plan(queries.page.toSQL()), await plan(queries.total.toSQL())]) {
      expect(steps).toHaveLength(1); // no sorting besides
      expect(steps[0]).toMatch(/^SEARCH winners USING (COVERING )?INDEX winners_by_user \(user_id=\?/);
    }
  });

  it("counted by status: reads the player's tickets and no other", async () => {
    const steps = await plan(countsByStatus(databaseOf(env.DB), crypto.randomUUID()).toSQL());
    expect(steps[0]).toMatch(/^SEARCH winners USING INDEX winners_by_user \(user_id=\?/);
  });
});
