/** Who signed a webhook (Standard Webhooks 1.0): the signature is over the id, the timestamp and the body's own bytes. */

import { Webhook, WebhookVerificationError } from "standardwebhooks";
import type { SessionSecrets } from "../../durable-objects/session-secrets.ts";
import type { Env } from "../env.ts";
import { acceptedKeySecretsOf, type StoreKeyRow, signingKeysOf } from "../stores/store-keys.ts";

/** What ids of deliveries look like, at most; ours are asked for, never made. */
const DELIVERY_ID = /^[\w.:-]{1,100}$/;
const TIMESTAMP = /^\d{1,12}$/;
/** Signatures under several keys stand in one header; more than a handful is nobody's web shop. */
const SIGNATURES_MAX_LENGTH = 1_000;
const STORE_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

export interface Signed {
  readonly key: StoreKeyRow;
  /** Unique among all shops: two may number their deliveries alike. */
  readonly deliveryId: string;
}

/** The key that signed a request; undefined when no key of the store that the body names did, within five minutes. */
export async function signerOf(
  bindings: Pick<Env, "DB"> & SessionSecrets,
  headers: Headers,
  body: ArrayBuffer,
): Promise<Signed | undefined> {
  const id = headers.get("webhook-id") ?? "";
  const timestamp = headers.get("webhook-timestamp") ?? "";
  const signature = headers.get("webhook-signature") ?? "";
  const isShaped =
    DELIVERY_ID.test(id) && TIMESTAMP.test(timestamp) && signature.length <= SIGNATURES_MAX_LENGTH;
  if (!isShaped) return undefined;
  const text = textOf(body);
  const storeId = text === undefined ? undefined : storeIn(text);
  if (text === undefined || storeId === undefined) return undefined;
  const given = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
  for (const key of await signingKeysOf(bindings, storeId))
    if (acceptedKeySecretsOf(bindings, key).some((secret) => isSignedWith(secret, text, given)))
      return { key, deliveryId: `${key.id}:${id}` };
  return undefined;
}

/** Undefined for bytes that are no UTF-8: text that stands for other bytes than were signed proves nothing. */
function textOf(body: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** The store that a body names, which is worth nothing until its key has signed it. */
function storeIn(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    const storeId = typeof body === "object" && body !== null && "store" in body ? body.store : undefined;
    return typeof storeId === "string" && STORE_ID.test(storeId) ? storeId : undefined;
  } catch {
    return undefined;
  }
}

function isSignedWith(secret: string, text: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(text, headers, { jsonParse: false });
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
}
