/**
 * The secret part of a link in a mail: the id of its `account_links` row and a MAC over it. Computed when the mail is
 * rendered and checked when it comes back, so neither the database nor the mail queue holds anything that opens an account.
 */

import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { acceptedSecretsOf, type SessionSecrets } from "../session-secrets.ts";

export type LinkPurpose = "verify-address" | "reset-password" | "accept-invitation";

const KEY_BYTES = 32; // SHA-256's own size
/** 128 bits: as long as the id before it, and beyond guessing. */
const MAC_BYTES = 16;
const TOKEN = /^([0-9a-f]{32})([0-9a-f]{32})$/;

/** The token of a link: 64 hex digits. @param linkId a UUID */
export function linkTokenOf(sessionSecret: string, purpose: LinkPurpose, linkId: string): string {
  const id = linkId.replaceAll("-", "");
  return id + macOf(sessionSecret, purpose, id).toString("hex");
}

/** The link's id, or undefined for a text that is no token of ours for this purpose. */
export function linkIdOf(secrets: SessionSecrets, purpose: LinkPurpose, token: string): string | undefined {
  const [, id, mac] = TOKEN.exec(token) ?? [];
  if (id === undefined || mac === undefined) return undefined;
  const given = Buffer.from(mac, "hex");
  const isOurs = acceptedSecretsOf(secrets).some((secret) =>
    timingSafeEqual(macOf(secret, purpose, id), given),
  );
  if (!isOurs) return undefined;
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Its own key, so that no MAC made here is worth anything as a session's signature. */
function macOf(sessionSecret: string, purpose: LinkPurpose, id: string): Buffer {
  const key = hkdfSync("sha256", sessionSecret, "", "thetiptop mail links", KEY_BYTES);
  return createHmac("sha256", Buffer.from(key)).update(`${purpose}:${id}`).digest().subarray(0, MAC_BYTES);
}
