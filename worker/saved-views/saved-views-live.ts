/** Saved views on real bindings. */

import { and, asc, eq, sql } from "drizzle-orm";
import { savedViews as table } from "../../migrations/schema.ts";
import { insertWhere } from "../accounts/insert-where.ts";
import { databaseOf } from "../database.ts";
import type { StaffContext } from "../staff-context.ts";
import { timedId } from "../timed-id.ts";
import type { SavedViews } from "./saved-views.ts";

/** A menu one still reads, for each of some eight tables. */
export const VIEWS_MAX = 60;
export const TITLE_MAX = 60;
/** Every filter of a table at its longest. */
const QUERY_MAX = 2_000;
const NAME_MAX = 40;

export function savedViews({ env, staff, now }: StaffContext): SavedViews {
  const database = databaseOf(env.DB);
  const mine = eq(table.ownerId, staff.id);
  return {
    list: () =>
      database
        .select({ id: table.id, table: table.tableName, title: table.title, query: table.query })
        .from(table)
        .where(mine)
        .orderBy(asc(table.tableName), asc(table.id))
        .limit(VIEWS_MAX),
    async save(view) {
      const title = view.title.normalize("NFC").trim();
      const isFine =
        title !== "" &&
        title.length <= TITLE_MAX &&
        view.query.length <= QUERY_MAX &&
        view.table.length <= NAME_MAX;
      if (!isFine) return { kind: "invalid" };
      const row = {
        id: timedId(now),
        ownerId: staff.id,
        tableName: view.table,
        title,
        query: view.query,
        createdAt: now,
      };
      const [, inserted] = await database.batch([
        database.delete(table).where(and(mine, eq(table.tableName, view.table), eq(table.title, title))),
        insertWhere(database, table, row, sql`(SELECT count(*) FROM ${table} WHERE ${mine}) < ${VIEWS_MAX}`),
      ]);
      return inserted.meta.changes > 0 ? { kind: "saved" } : { kind: "too-many", max: VIEWS_MAX };
    },
    async remove(id) {
      await database.delete(table).where(and(eq(table.id, id), mine));
    },
  };
}
