/** The shop where a member of staff stands. */

import { eq, sql } from "drizzle-orm";
import { stores, users } from "../../migrations/schema.ts";
import { auditRowWhere } from "../audit/audit-row.ts";
import { databaseOf } from "../database.ts";
import type { StaffContext } from "../staff-context.ts";
import type { ChooseShopOutcome, Store } from "./store.ts";
import { listStores } from "./stores.ts";

/** Its id; null before one was chosen, and when it is not there any more. */
export async function shopOf({ env, staff }: Pick<StaffContext, "env" | "staff">): Promise<string | null> {
  const row = await databaseOf(env.DB)
    .select({ id: stores.id })
    .from(users)
    .innerJoin(stores, eq(stores.id, users.storeId))
    .where(eq(users.id, staff.id))
    .get();
  return row?.id ?? null;
}

/** The shop itself. */
export async function shop(context: StaffContext): Promise<Store | undefined> {
  const id = await shopOf(context);
  return (await listStores(context.env, context.now)).find((store) => store.id === id);
}

/** Notes where somebody stands now. Choosing the same again changes nothing and is not audited. */
export async function chooseShop(context: StaffContext, storeId: string): Promise<ChooseShopOutcome> {
  const { env, staff, now } = context;
  const store = (await listStores(env, now)).find(({ id }) => id === storeId);
  if (!store) return { kind: "unknown-store" };
  const before = await shopOf(context);
  const database = databaseOf(env.DB);
  const isOther = sql`id = ${staff.id} AND store_id IS NOT ${storeId}`;
  const entry = {
    action: "shop.chosen",
    subject: { kind: "account", id: staff.id },
    before: { store: before },
    after: { store: storeId },
  } as const;
  await database.batch([
    auditRowWhere(database, context, entry, sql`EXISTS (SELECT 1 FROM users WHERE ${isOther})`),
    database.update(users).set({ storeId }).where(isOther),
  ]);
  return { kind: "chosen", store };
}
