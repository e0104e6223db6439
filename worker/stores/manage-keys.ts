/** Making and revoking keys of tills and web shops. */

import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { storeKeys, stores } from "../../migrations/schema.ts";
import { insertWhere } from "../accounts/insert-where.ts";
import { auditRowWhere } from "../audit/audit-row.ts";
import { databaseOf } from "../database.ts";
import type { OfficeContext } from "../staff-context.ts";
import { timedId } from "../timed-id.ts";
import type { MakeKeyOutcome } from "./office-stores.ts";
import type { KeyKind, StoreKey } from "./store-key.ts";
import { secretOf } from "./store-keys.ts";

/** More tills than a shop has room for; it also bounds the list. */
const KEYS_A_STORE_MAX = 20;
/** Of a store, those that were revoked included: what one page shows. */
const KEYS_SHOWN_MAX = 100;
const LABEL_MAX = 60;

/** The keys of a store, newest first. */
export function keysOf({ env }: Pick<OfficeContext, "env">, storeId: string): Promise<StoreKey[]> {
  return databaseOf(env.DB)
    .select()
    .from(storeKeys)
    .where(eq(storeKeys.storeId, storeId))
    .orderBy(desc(storeKeys.id))
    .limit(KEYS_SHOWN_MAX);
}

/** Makes a key and tells its secret, this once. */
export async function makeKey(
  context: OfficeContext,
  storeId: string,
  kind: KeyKind,
  typedLabel: string,
): Promise<MakeKeyOutcome> {
  const { env, now } = context;
  const label = typedLabel.normalize("NFC").trim();
  if (label === "" || label.length > LABEL_MAX)
    return { kind: "invalid", problems: [{ field: "label", message: `De 1 à ${LABEL_MAX} caractères` }] };
  const database = databaseOf(env.DB);
  const store = await database.select({ id: stores.id }).from(stores).where(eq(stores.id, storeId)).get();
  if (!store) return { kind: "unknown-store" };
  const key = { id: timedId(now), storeId, kind, label, createdAt: now, revokedAt: null };
  const hasRoom = sql`(SELECT count(*) FROM store_keys WHERE store_id = ${storeId} AND revoked_at IS NULL) < ${KEYS_A_STORE_MAX}`;
  const subject = { kind: "store-key", id: key.id } as const;
  const after = { store: storeId, kind, label };
  await database.batch([
    auditRowWhere(database, context, { action: "store-key.made", subject, after }, hasRoom),
    insertWhere(database, storeKeys, key, hasRoom),
  ]);
  const made = await database.select().from(storeKeys).where(eq(storeKeys.id, key.id)).get();
  return made ? { kind: "made", key: made, secret: secretOf(env, made) } : { kind: "too-many" };
}

/** Revokes a key at once and for good; one that was revoked stays as it is. */
export async function revokeKey(
  context: OfficeContext,
  keyId: string,
): Promise<{ readonly kind: "revoked" | "unknown-key" }> {
  const database = databaseOf(context.env.DB);
  const key = await database.select().from(storeKeys).where(eq(storeKeys.id, keyId)).get();
  if (!key) return { kind: "unknown-key" };
  const subject = { kind: "store-key", id: keyId } as const;
  const before = { store: key.storeId, kind: key.kind, label: key.label };
  const stands = sql`EXISTS (SELECT 1 FROM store_keys WHERE id = ${keyId} AND revoked_at IS NULL)`;
  await database.batch([
    auditRowWhere(database, context, { action: "store-key.revoked", subject, before }, stands),
    database
      .update(storeKeys)
      .set({ revokedAt: context.now })
      .where(and(eq(storeKeys.id, keyId), isNull(storeKeys.revokedAt))),
  ]);
  return { kind: "revoked" };
}
