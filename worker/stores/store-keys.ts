/**
 * Keys of tills and web shops. A secret is computed from its row's id and a secret of the house, as links in mails are:
 * the database holds nothing that opens anything. Revoking is one row, and counts at once: it is read at every call.
 */

import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import { acceptedSecretsOf, type SessionSecrets } from "../../durable-objects/session-secrets.ts";
import { storeKeys } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { KeyKind } from "./store-key.ts";

const KEY_BYTES = 32; // SHA-256's own size
const TILL_TOKEN = /^till_([0-9a-f]{32})([0-9a-f]{64})$/;
/** What Standard Webhooks begins secrets with. */
const SIGNING_PREFIX = "whsec_";
/** A delivery is checked against each: one in use, one that takes over, with room. */
const SIGNING_KEYS_MAX = 5;

export type StoreKeyRow = typeof storeKeys.$inferSelect;
type NamedKey = Pick<StoreKeyRow, "id" | "kind">;

/** What is shown once, when the key is made. */
export function secretOf({ SESSION_SECRET }: Pick<SessionSecrets, "SESSION_SECRET">, key: NamedKey): string {
  return secretUnder(SESSION_SECRET, key);
}

/** What may have been shown when the key was made: the secret of the house may have been changed since. */
export function acceptedKeySecretsOf(secrets: SessionSecrets, key: NamedKey): readonly string[] {
  return acceptedSecretsOf(secrets).map((secret) => secretUnder(secret, key));
}

function secretUnder(sessionSecret: string, { id, kind }: NamedKey): string {
  const mac = macOf(sessionSecret, kind, id);
  return kind === "till"
    ? `till_${id.replaceAll("-", "")}${mac.toString("hex")}`
    : `${SIGNING_PREFIX}${mac.toString("base64")}`;
}

/** The key of a till by its bearer token; undefined when it is not ours, forged or revoked. */
export async function tillOf(
  bindings: Pick<Env, "DB"> & SessionSecrets,
  token: string | undefined,
): Promise<StoreKeyRow | undefined> {
  const [, hex, mac] = TILL_TOKEN.exec(token ?? "") ?? [];
  if (hex === undefined || mac === undefined) return undefined;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const given = Buffer.from(mac, "hex");
  const isOurs = acceptedSecretsOf(bindings).some((secret) =>
    timingSafeEqual(macOf(secret, "till", id), given),
  );
  if (!isOurs) return undefined;
  return databaseOf(bindings.DB)
    .select()
    .from(storeKeys)
    .where(and(eq(storeKeys.id, id), eq(storeKeys.kind, "till"), isNull(storeKeys.revokedAt)))
    .get();
}

/** The keys that a store's web shop may sign with now, the newest first. */
export function signingKeysOf(bindings: Pick<Env, "DB">, storeId: string): Promise<StoreKeyRow[]> {
  return databaseOf(bindings.DB)
    .select()
    .from(storeKeys)
    .where(and(eq(storeKeys.storeId, storeId), eq(storeKeys.kind, "web-shop"), isNull(storeKeys.revokedAt)))
    .orderBy(desc(storeKeys.id))
    .limit(SIGNING_KEYS_MAX);
}

/** A key of its own for each use, so that no secret made here is worth anything elsewhere. */
function macOf(sessionSecret: string, kind: KeyKind, id: string): Buffer {
  const key = hkdfSync("sha256", sessionSecret, "", "thetiptop store keys", KEY_BYTES);
  return createHmac("sha256", Buffer.from(key)).update(`${kind}:${id}`).digest();
}
