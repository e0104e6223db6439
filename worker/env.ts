/**
 * The Worker's bindings and settings, checked once. Absence is a named failure at the first request,
 * never an `undefined` somewhere later; nothing secret has a default.
 */

import type { ObjectBindings } from "../durable-objects/objects.ts";

export interface Env extends ObjectBindings {
  readonly ASSETS: Fetcher;
  /** Slug of the campaign that the site and unnamed API calls mean. */
  readonly DEFAULT_CAMPAIGN: string;
  /** Signs session tokens; at least 32 characters. */
  readonly SESSION_SECRET: string;
  /** Root of the code keys, one per campaign by HKDF; 32 bytes as 64 hex digits. Losing it orphans every printed ticket. */
  readonly CODE_KEY: string;
  /** "true" only on the local server: opens /dev/*. */
  readonly LOCAL_MODE?: string;
}

/** A deployment that lacks something it cannot run without. The message names it. */
export class MisconfiguredError extends Error {
  override name = "MisconfiguredError";
}

const SESSION_SECRET_MIN_LENGTH = 32; // HS256 wants a key at least as long as its 256-bit hash
const CODE_KEY_PATTERN = /^[0-9a-f]{64}$/i;
const BINDINGS = ["TICKET_SHARD", "CAMPAIGN_DESK", "DB", "DEFAULT_CAMPAIGN"] as const;

/**
 * Checks the bindings.
 * @throws MisconfiguredError naming the first thing that is missing or too weak.
 */
export function checkEnv(env: Env): void {
  for (const name of BINDINGS) {
    if (!env[name]) throw new MisconfiguredError(`binding ${name} is missing`);
  }
  if ((env.SESSION_SECRET ?? "").length < SESSION_SECRET_MIN_LENGTH) {
    throw new MisconfiguredError(`SESSION_SECRET needs at least ${SESSION_SECRET_MIN_LENGTH} characters`);
  }
  if (!CODE_KEY_PATTERN.test(env.CODE_KEY ?? ""))
    throw new MisconfiguredError("CODE_KEY needs 64 hex digits");
}
