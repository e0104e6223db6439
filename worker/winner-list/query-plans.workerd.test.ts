/** How D1 finds winners for head office: the statements that the service really sends are caught on their way and explained. */

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { campaign, migrateDatabase, person } from "../test-house.ts";
import { FIRST_AT, insertKinds, officeContext } from "./winner-list.fixture.ts";
import { NO_STORE, type WinnerFilters, type WinnerQuery } from "./winner-list.ts";
import { winnerList } from "./winner-list-live.ts";

interface Sent {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

let sent: Sent[] = [];
let administrator: string;
let lastId: string;

/** The real database, except that it leaves behind what was sent. */
function listening(real: D1Database): D1Database {
  return {
    prepare(sql: string) {
      const statement = real.prepare(sql);
      const bind = statement.bind.bind(statement);
      statement.bind = (...parameters) => {
        sent.push({ sql, parameters });
        return bind(...parameters);
      };
      return statement;
    },
    batch: (statements: D1PreparedStatement[]) => real.batch(statements),
  } as unknown as D1Database;
}

async function plansOf(query: WinnerQuery, isFile = false): Promise<string[]> {
  sent = [];
  const context = officeContext(administrator, FIRST_AT);
  const list = winnerList({ ...context, env: { ...env, DB: listening(env.DB) } });
  await (isFile ? list.filePage(query, "fr") : list.page(query, "fr"));
  const plans: string[] = [];
  for (const { sql, parameters } of sent) {
    if (!/\bwinners\b/.test(sql)) continue;
    const explained = env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...parameters);
    plans.push(...(await explained.all<{ detail: string }>()).results.map(({ detail }) => detail));
  }
  return plans;
}

/** Tables of people and wins, read from end to end. `winner_counts` has some hundred rows, and is what is enumerated. */
const SCAN = /^SCAN (?:w|winners|users)\b/;

beforeAll(async () => {
  await migrateDatabase();
  await campaign({ slug: env.DEFAULT_CAMPAIGN });
  administrator = (await person("ADMIN")).id;
  lastId = (await insertKinds(env.DEFAULT_CAMPAIGN, 480)).at(-1)?.id ?? "";
});

const FILTERS: Readonly<Record<string, WinnerFilters>> = {
  everything: {},
  "a status": { status: "PENDING" },
  "a prize": { prize: 1 },
  "a store": { store: "nice" },
  "no store": { store: NO_STORE },
  "a status, a prize and a store": { status: "CLAIMED", prize: 0, store: "lyon" },
  "a period": { from: "2026-11-17", to: "2026-11-18" },
  "all of them": { status: "CLAIMED", prize: 0, store: "lyon", from: "2026-11-17", to: "2026-12-18" },
  people: { search: "zoé lef" },
  "a whole address": { search: "zoe@example.com" },
  "people of a status": { search: "zoé lef", status: "PENDING" },
};

describe.each([["without statistics"], ["with statistics"]])("%s", (when) => {
  beforeAll(async () => {
    if (when === "with statistics") await env.DB.exec("ANALYZE");
  });

  const combinations = Object.entries(FILTERS).flatMap(([name, filters]) =>
    (["playedAt", "claimedAt"] as const).flatMap((by) =>
      (["first", "after", "before"] as const).map((page) => ({ name, filters, by, page })),
    ),
  );

  it.each(combinations)("$name by $by, $page page: nothing is scanned", async ({ filters, by, page }) => {
    const plans = await plansOf({
      filters,
      sort: { by, direction: "descending" },
      after: page === "after" ? lastId : null,
      before: page === "before" ? lastId : null,
      limit: 25,
    });
    expect(plans).not.toEqual([]);
    expect(plans.filter((step) => SCAN.test(step))).toEqual([]);
    if (!filters.search && by === "playedAt")
      expect(plans.join("\n")).toContain(
        "SEARCH w USING COVERING INDEX winners_by_kind (campaign=? AND status=? AND prize=? AND store=? AND id>? AND id<?)",
      );
    if (!filters.search && by === "claimedAt" && page === "first" && filters.status !== "PENDING")
      expect(plans.join("\n")).toMatch(
        /SEARCH w USING COVERING INDEX winners_by_claim \(campaign=\? AND prize=\? AND store=\? AND claimed_at>\?/,
      );
    if (filters.search) expect(plans.join("\n")).toContain("winners_by_user (user_id=?");
  });

  it("a file of everything walks the key", async () => {
    const query = {
      filters: {},
      sort: { by: "playedAt", direction: "descending" },
      after: null,
      before: null,
      limit: 1_000,
    } as const;
    const plans = await plansOf(query, true);
    expect(plans.join("\n")).toMatch(/SEARCH w USING PRIMARY KEY \(id>\? AND id<\?\)/);
  });
});

it("would see a scan", async () => {
  const { results } = await env.DB.prepare("EXPLAIN QUERY PLAN SELECT * FROM winners WHERE serial = 1").all<{
    detail: string;
  }>();
  expect(results.some(({ detail }) => SCAN.test(detail))).toBe(true);
});
