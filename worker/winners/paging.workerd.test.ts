import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { databaseOf } from "../database.ts";
import { campaign, migrateDatabase, type TestCampaign } from "../test-house.ts";
import { type StaffTicketPage, type StaffTicketQuery, winnerAdministration } from "./administration.ts";
import { listPage } from "./queries.ts";
import { insertPlayers, insertWins } from "./winners.fixture.ts";

const WINNERS = 20_000;
const PLAYERS = 500;
/** Several wins a millisecond, as at a peak. */
const WINS_PER_MS = 4;
const FIRST_AT = Date.UTC(2026, 10, 20);
const LAST_AT = FIRST_AT + WINNERS / WINS_PER_MS;
const LIMIT = 100;

let running: TestCampaign;
let players: string[];
/** All that were there before any test, oldest first. */
let there: string[];
let nextSerial = WINNERS;

const staff = winnerAdministration({ env, ctx: { waitUntil: () => {} }, address: null, now: LAST_AT });

beforeAll(async () => {
  await migrateDatabase();
  running = await campaign({ slug: env.DEFAULT_CAMPAIGN, ticketCount: 30_000 });
  players = await insertPlayers(PLAYERS);
  there = await insertWins(
    running.slug,
    Array.from({ length: WINNERS }, (_, serial) => ({
      userId: playerOf(serial),
      serial,
      at: FIRST_AT + Math.floor(serial / WINS_PER_MS),
    })),
  );
});

function playerOf(serial: number): string {
  return players[serial % PLAYERS] ?? "";
}

/** New wins, and one that comes late from a shard that could not reach D1: its id stands among the old ones. */
async function newWins(): Promise<void> {
  const wins = [LAST_AT + nextSerial, LAST_AT + nextSerial, FIRST_AT + (nextSerial % WINS_PER_MS)].map(
    (at) => ({
      userId: playerOf(nextSerial),
      serial: nextSerial++,
      at,
    }),
  );
  await insertWins(running.slug, wins);
}

/** Follows cursors to the end while wins come in; every id that was shown, in order. */
async function walk(read: (cursor: string | undefined) => Promise<StaffTicketPage>): Promise<string[]> {
  const shown: string[] = [];
  let cursor: string | undefined;
  do {
    const { tickets, pagination } = await read(cursor);
    shown.push(...tickets.map(({ id }) => id));
    cursor = pagination.nextCursor ?? undefined;
    await newWins();
  } while (cursor !== undefined);
  return shown;
}

function expectEachOnce(shown: readonly string[], expected: readonly string[]): void {
  expect(new Set(shown).size).toBe(shown.length);
  const wasThere = new Set(there);
  expect(shown.filter((id) => wasThere.has(id))).toEqual(expected);
}

it("walks over every ticket that was there exactly once, latest first, while new wins arrive", async () => {
  const shown = await walk((cursor) => staff.list({ page: 1, limit: LIMIT, cursor }));
  expectEachOnce(shown, there.toReversed());
});

it("walks over the queue in the same way, and meets those who joined it at its end", async () => {
  const shown = await walk((cursor) => staff.pending({ page: 1, limit: LIMIT, cursor }));
  expectEachOnce(shown, there);
  expect(shown.length).toBeGreaterThan(there.length);
});

it("walks over one player's tickets in the same way", async () => {
  const [userId = ""] = players;
  const mine = there.filter((_, serial) => playerOf(serial) === userId);
  const shown = await walk((cursor) => staff.list({ page: 1, limit: 7, cursor, userId, status: "PENDING" }));
  expectEachOnce(shown, mine.toReversed());
});

it("does not shift the page numbers of the queue when new wins arrive", async () => {
  const page = async (number: number) =>
    (await staff.pending({ page: number, limit: LIMIT })).tickets.map(({ id }) => id);
  const before = [await page(1), await page(57), await page(190)];
  for (const at of [1, 2, 3])
    await insertWins(running.slug, [{ userId: playerOf(0), serial: nextSerial++, at: LAST_AT * 2 + at }]);
  expect([await page(1), await page(57), await page(190)]).toEqual(before);
});

it("counts by the tallies what there is, however deep the page", async () => {
  const { results } = await env.DB.prepare("SELECT count(*) AS count FROM winners").all<{ count: number }>();
  const { tickets, pagination } = await staff.list({ page: 150, limit: LIMIT });
  expect(tickets).toHaveLength(LIMIT);
  expect(pagination.total).toBe(results[0]?.count);
  expect(pagination.totalPages).toBe(Math.ceil(pagination.total / LIMIT));
});

it("reads no more rows for a deep page by cursor than for the first one", async () => {
  const first = await rowsRead({ page: 1, limit: LIMIT });
  const deep = await rowsRead({ page: 1, limit: LIMIT, cursor: there[2 * LIMIT] });
  expect(first).toBeGreaterThan(LIMIT);
  expect(deep).toBeLessThanOrEqual(first);
});

/** Rows that D1 says it read for a page. */
async function rowsRead(query: StaffTicketQuery): Promise<number> {
  const { sql, params } = listPage(databaseOf(env.DB), query).toSQL();
  const { meta } = await env.DB.prepare(sql)
    .bind(...params)
    .all();
  return meta.rows_read;
}
