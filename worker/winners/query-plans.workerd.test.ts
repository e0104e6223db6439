import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { databaseOf } from "../database.ts";
import { failuresSince } from "../look-ups/failed-look-ups.ts";
import { migrateDatabase } from "../test-house.ts";
import {
  auditDecisions,
  changeStatus,
  insertEvents,
  queuePrizeReady,
  tasksFor,
  ticketsAsked,
} from "./decision-statements.ts";
import { eventsOf } from "./hands.ts";
import { countsSince, eventsSince } from "./my-day.ts";
import {
  listPage,
  listTotal,
  pendingPage,
  playerRow,
  rejectedSince,
  staffTicketRow,
  validatedSince,
} from "./queries.ts";
import { queueIds } from "./queue.ts";
import { insertPlayers, insertWins, ticketIdAt } from "./winners.fixture.ts";

interface Statement {
  toSQL(): { sql: string; params: unknown[] };
}

const database = databaseOf(env.DB);
const NOW = Date.UTC(2026, 10, 20);
const USER = "0f8fad5b-d9cb-469f-a165-70867728950e";
const PAGES = {
  "the first page": { page: 1, limit: 20 },
  "a deep page": { page: 5_000, limit: 20 },
  "after a cursor": { page: 1, limit: 20, cursor: ticketIdAt(NOW) },
} as const;
const FILTERS = {
  everything: {},
  "a status": { status: "VALIDATED" },
  "a player": { userId: USER },
  "a player and a status": { userId: USER, status: "PENDING" },
} as const;
/** What the innermost step, which decides how much is walked over, must search by. */
const SEARCHES: Readonly<Record<keyof typeof FILTERS, string>> = {
  everything: "SEARCH winners USING PRIMARY KEY (id<?)",
  "a status": "SEARCH winners USING COVERING INDEX winners_by_status (status=? AND id<?)",
  "a player": "SEARCH winners USING COVERING INDEX winners_by_user (user_id=? AND id<?)",
  "a player and a status": "SEARCH winners USING INDEX winners_by_user (user_id=? AND id<?)",
};

const BY_KEY = "SEARCH winners USING PRIMARY KEY (id=?)";
const CLAIMED = { status: "CLAIMED" } as const;
const tasks = tasksFor([ticketIdAt(NOW)], NOW);
const asker = {
  now: NOW,
  staff: {
    id: USER,
    email: "marie@example.com",
    firstName: "Marie",
    lastName: "Dupont",
    role: "EMPLOYEE",
    isVerified: true,
    guessesLockedUntil: null,
    hasSecondFactor: false,
  },
} as const;

async function planOf(statement: Statement): Promise<string[]> {
  const { sql, params } = statement.toSQL();
  const explained = env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...params);
  return (await explained.all<{ detail: string }>()).results.map(({ detail }) => detail);
}

const SCAN_OF_A_TABLE =
  /SCAN .*\b(?:users|winners|sessions|winner_events|failed_look_ups|event|winner|player)\b/;

/** The plan, once it is sure that no table is read from end to end. */
async function searchingPlan(statement: Statement): Promise<string[]> {
  const plan = await planOf(statement);
  expect(plan.filter((step) => SCAN_OF_A_TABLE.test(step))).toEqual([]);
  expect(plan).not.toEqual([]);
  return plan;
}

beforeAll(migrateDatabase);

/** D1 may keep statistics of its tables one day (`PRAGMA optimize`); the plans must not hang on there being none. */
describe.each([["without statistics"], ["with statistics"]])("%s", (when) => {
  beforeAll(async () => {
    if (when !== "with statistics") return;
    const players = await insertPlayers(300);
    const wins = players.flatMap((userId, player) =>
      Array.from({ length: 10 }, (_, win) => ({ userId, serial: player * 10 + win, at: NOW + win })),
    );
    await insertWins("demo", wins);
    await env.DB.exec("ANALYZE");
    const { results } = await env.DB.prepare("SELECT * FROM sqlite_stat1 WHERE tbl = 'winners'").all();
    expect(results).not.toEqual([]);
  });

  const combinations = Object.entries(FILTERS).flatMap(([filterName, filter]) =>
    Object.entries(PAGES).map(([pageName, page]) => ({ filterName, filter, pageName, page })),
  );

  it.each(combinations)("the list of $filterName, $pageName", async ({ filterName, filter, page }) => {
    const plan = await searchingPlan(listPage(database, { ...page, ...filter }));
    expect(plan).toContain(SEARCHES[filterName as keyof typeof FILTERS]);
    expect(plan).toContain("SEARCH winners USING PRIMARY KEY (id=?)");
    expect(plan).toContain("SEARCH users USING INDEX sqlite_autoindex_users_1 (id=?)");
  });

  it.each(Object.entries(FILTERS))("the total of %s", async (_name, filter) => {
    const plan = await searchingPlan(listTotal(database, filter));
    expect(plan.some((step) => step.includes("winners_by_user"))).toBe("userId" in filter);
  });

  it.each(Object.entries(PAGES))("the queue, %s", async (_name, page) => {
    const plan = await searchingPlan(pendingPage(database, page));
    expect(plan).toContain("SEARCH winners USING COVERING INDEX winners_by_status (status=? AND id>?)");
    expect(plan).toContain("SEARCH winners USING PRIMARY KEY (id=?)");
  });

  it.each<[string, Statement, string]>([
    ["the event of a decision", insertEvents(database, asker, tasks, CLAIMED), BY_KEY],
    ["a decision", changeStatus(database, asker, tasks, CLAIMED), BY_KEY],
    [
      "the audit rows of a decision",
      auditDecisions(database, asker, tasks, CLAIMED, null),
      "SEARCH event USING INDEX sqlite_autoindex_winner_events_1 (id=?)",
    ],
    ["the tickets a decision is asked about", ticketsAsked(database, [ticketIdAt(NOW)]), BY_KEY],
    [
      "the last event of a ticket",
      eventsOf(database, ticketIdAt(NOW), 1),
      "SEARCH winner_events USING INDEX winner_events_by_winner (winner_id=?)",
    ],
    [
      "one's own day",
      eventsSince(database, USER, NOW),
      "SEARCH winner_events USING INDEX winner_events_by_actor (actor_id=? AND id>?)",
    ],
    [
      "the figures of one's own day",
      countsSince(database, USER, NOW),
      "SEARCH winner_events USING INDEX winner_events_by_actor (actor_id=? AND id>?)",
    ],
    [
      "one's own failed look-ups",
      failuresSince(database, USER, NOW),
      "SEARCH failed_look_ups USING INDEX failed_look_ups_by_actor (actor_id=? AND id>?)",
    ],
    ["a ticket", staffTicketRow(database, ticketIdAt(NOW)), "SEARCH winners USING PRIMARY KEY (id=?)"],
    ["a player", playerRow(database, USER), "SEARCH users USING INDEX sqlite_autoindex_users_1 (id=?)"],
    [
      "those validated today",
      validatedSince(database, NOW),
      "SEARCH winners USING COVERING INDEX winners_by_validation (validated_at>?)",
    ],
    [
      "those rejected today",
      rejectedSince(database, NOW),
      "SEARCH winners USING COVERING INDEX winners_by_rejection (rejected_at>?)",
    ],
  ])("%s", async (_name, statement, search) => {
    expect(await searchingPlan(statement)).toContain(search);
  });

  it.each([
    ["what waits", {}, /winners_by_status|winners_open/],
    ["a shop", { store: "nice" }, /winners_open_by_store/],
    ["a prize", { prize: 1 }, /winners_open_by_prize/],
  ])("the counter's queue of %s", async (_name, filters, index) => {
    for (const place of [
      { after: null, before: null },
      { after: ticketIdAt(NOW), before: null },
      { after: null, before: ticketIdAt(NOW) },
    ]) {
      const query = { filters: { status: "VALIDATED", ...filters }, ...place, limit: 25 } as const;
      const plan = await searchingPlan(queueIds(database, query, "demo"));
      expect(plan.join()).toMatch(index);
      expect(plan.join()).not.toContain("TEMP B-TREE");
    }
  });

  it("the mail of a validation", async () => {
    const plan = await searchingPlan(queuePrizeReady(database, asker, tasks));
    // Whichever index it takes, the id is part of the search: one row at most.
    expect(plan.find((step) => step.startsWith("SEARCH winner "))).toMatch(/[( ]id=\?\)$/);
  });
});

it("would see a scan", async () => {
  const scan = { toSQL: () => ({ sql: "SELECT * FROM winners WHERE serial = ?", params: [1] }) };
  expect((await planOf(scan)).some((step) => SCAN_OF_A_TABLE.test(step))).toBe(true);
});
