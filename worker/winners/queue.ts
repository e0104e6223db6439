/** The counter's queue as its page lists it: what waits, what is ready, longest first. */

import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { winners } from "../../migrations/schema.ts";
import type { Language } from "../campaigns/prize-view.ts";
import { type Database, databaseOf } from "../database.ts";
import type { ListPage } from "../lists/list.ts";
import { counterRows, counterTickets } from "../look-ups/counter-tickets.ts";
import type { CounterTicket } from "../look-ups/look-up.ts";
import type { StaffContext } from "../staff-context.ts";
import type { QueueFilters, QueueQuery } from "./counter-views.ts";

/** Which index leads to each filter. Named, because SQLite cannot know how few a shop or a prize leaves of a status. */
function walkedBy({ store, prize }: QueueFilters) {
  if (store !== undefined) return sql.raw("winners INDEXED BY winners_open_by_store");
  if (prize !== undefined) return sql.raw("winners INDEXED BY winners_open_by_prize");
  return sql.raw("winners INDEXED BY winners_by_status");
}

/** One page of ids, and one more where the list goes on; in the direction that is read. */
export function queueIds(
  database: Database,
  { filters, after, before, limit }: QueueQuery,
  campaign: string,
) {
  const { status, store, prize } = filters;
  const isBackward = before !== null;
  return database
    .select({ id: sql<string>`winners.id`.as("id") })
    .from(walkedBy(filters))
    .where(
      and(
        eq(winners.status, status),
        sql`status IN ('PENDING', 'VALIDATED')`, // as the partial indexes say it, or they are not taken
        store === undefined ? undefined : eq(winners.store, store),
        prize === undefined ? undefined : eq(winners.prize, prize),
        prize === undefined ? undefined : sql`+campaign = ${campaign}`,
        isBackward ? lt(winners.id, before) : gt(winners.id, after ?? ""),
      ),
    )
    .orderBy(isBackward ? desc(winners.id) : asc(winners.id))
    .limit(limit + 1);
}

/** How many there are, from the counts that triggers keep. */
export function queueTotal(database: Database, filters: QueueFilters, campaign: string) {
  const { status, store, prize } = filters;
  return database.get<{ total: number }>(
    sql`SELECT coalesce(sum(count), 0) AS total FROM winner_counts WHERE status = ${status}
      AND (${store ?? null} IS NULL OR store = ${store ?? null})
      AND (${prize ?? null} IS NULL OR (prize = ${prize ?? null} AND campaign = ${campaign}))`,
  );
}

/** One page of the queue. */
export async function queuePage(
  context: StaffContext,
  query: QueueQuery,
  language: Language,
): Promise<ListPage<CounterTicket>> {
  const { env } = context;
  const database = databaseOf(env.DB);
  const [found, counted] = await Promise.all([
    queueIds(database, query, env.DEFAULT_CAMPAIGN),
    queueTotal(database, query.filters, env.DEFAULT_CAMPAIGN),
  ]);
  const isBackward = query.before !== null;
  const hasMore = found.length > query.limit;
  const shown = found.slice(0, query.limit).map(({ id }) => id);
  const ids = isBackward ? shown.toReversed() : shown;
  const rows = await counterRows(database)
    .where(inArray(winners.id, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`))
    .orderBy(asc(winners.id));
  return {
    rows: await counterTickets(context, rows, language),
    total: { kind: "exact", count: counted?.total ?? 0 },
    next: (isBackward || hasMore) && ids.length > 0 ? (ids.at(-1) ?? null) : null,
    previous: (isBackward ? hasMore : query.after !== null) ? (ids[0] ?? null) : null,
  };
}
