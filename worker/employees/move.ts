/** Sending a member of staff to another shop. */

import { and, eq, ne, sql } from "drizzle-orm";
import { auditLog, stores, users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { OfficeContext } from "../staff-context.ts";
import { timedId } from "../timed-id.ts";
import type { MoveOutcome } from "./employees.ts";

/** Moves them, or says why not. The shop they stand in already is no change, and no row in the log. */
export async function move(context: OfficeContext, id: string, storeId: string | null): Promise<MoveOutcome> {
  const { env, now, staff } = context;
  const database = databaseOf(env.DB);
  const isStore = storeId === null ? sql`1` : sql`EXISTS (SELECT 1 FROM stores WHERE id = ${storeId})`;
  const [, , [found], [store]] = await database.batch([
    database
      .insert(auditLog)
      .select(sql`SELECT ${timedId(now)}, ${now}, ${staff.id}, ${staff.role}, 'employee.moved', 'user', users.id,
        json_object('storeId', users.store_id), json_object('storeId', ${storeId}) FROM users
        WHERE users.id = ${id} AND role <> 'CLIENT' AND users.store_id IS NOT ${storeId} AND ${isStore}`),
    database
      .update(users)
      .set({ storeId })
      .where(and(eq(users.id, id), ne(users.role, "CLIENT"), isStore)),
    database
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, id), ne(users.role, "CLIENT"))),
    database
      .select({ id: stores.id })
      .from(stores)
      .where(eq(stores.id, storeId ?? "")),
  ]);
  if (storeId !== null && !store) return { kind: "unknown-store" };
  return { kind: found ? "moved" : "not-found" };
}
