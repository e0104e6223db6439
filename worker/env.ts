/**
 * The Worker's bindings and settings, checked once. Absence is a named failure at the first request,
 * never an `undefined` somewhere later; nothing secret has a default.
 */

import { JURISDICTIONS, type ObjectBindings } from "../durable-objects/objects.ts";
import type { SessionSecrets } from "../durable-objects/session-secrets.ts";
import type { HouseSettings } from "./house/house.ts";

export interface Env extends ObjectBindings, HouseSettings, SessionSecrets {
  readonly ASSETS: Fetcher;
  /** Slug of the campaign that the site and unnamed API calls mean. */
  readonly DEFAULT_CAMPAIGN: string;
  /** Signs session tokens; at least 32 characters. */
  readonly SESSION_SECRET: string;
  /** The one before it, for as long as what it signed has to hold: seven days for sessions, longer for keys of stores. */
  readonly SESSION_SECRET_PREVIOUS?: string;
  /** Root of the code keys, one per campaign by HKDF; 32 bytes as 64 hex digits. Losing it orphans every printed ticket. */
  readonly CODE_KEY: string;
  /** Where the site lives, without a slash at its end: links in mails start with it, never with what a request claims. */
  readonly PUBLIC_ORIGIN: string;
  /** The Git branch that is served, as the greeting names it. */
  readonly BRANCH: string;
  /** Where mails go: `smtp`, `http`, or `local` (the mailbox of the local server). */
  readonly MAIL_DRIVER: string;
  /** `name <address>`; the address must be one the provider lets us send from. */
  readonly MAIL_FROM?: string;
  /** With the driver smtp: `smtps://user:password@host:465` or `smtp://…:587` (STARTTLS). */
  readonly SMTP_URL?: string;
  /** With the driver http: where the provider takes mails. */
  readonly MAIL_HTTP_URL?: string;
  readonly MAIL_HTTP_TOKEN?: string;
  /** Both or none: with them, limits are counted in Upstash Redis and not in objects. */
  readonly UPSTASH_REDIS_REST_URL?: string;
  readonly UPSTASH_REDIS_REST_TOKEN?: string;
  /** The brake in front of everything, by network address: approximate, and per location. */
  readonly BRAKE: RateLimit;
  /** A relay of drand's public beacon, without a slash at its end; without it the round's signature is typed in. */
  readonly DRAND_URL?: string;
  /** With it, /metrics asks for it as a bearer token; at least 16 characters. Without it, /metrics is open to anyone. */
  readonly METRICS_TOKEN?: string;
  /**
   * Which requests leave a log line: `all` (also when it is absent) or `problems` (errors and slow ones).
   */
  readonly LOG_REQUESTS?: string;
  /** Whether staff must have a second factor: `required`, or `optional` (also when it is absent). */
  readonly STAFF_SECOND_FACTOR?: string;
  /** Which version of the Worker this is; absent on the local server. A rollout asks for it (GET /db-check). */
  readonly VERSION?: WorkerVersionMetadata;
  /** "true" only on the local server: opens /dev/*. */
  readonly LOCAL_MODE?: string;
}

/** A deployment that lacks something it cannot run without. The message names it. */
export class MisconfiguredError extends Error {
  override name = "MisconfiguredError";
}

const SESSION_SECRET_MIN_LENGTH = 32; // HS256 wants a key at least as long as its 256-bit hash
const METRICS_TOKEN_MIN_LENGTH = 16; // 64 bits even when it is hex: beyond guessing over the network
const CODE_KEY_PATTERN = /^[0-9a-f]{64}$/i;
const BINDINGS = [
  "TICKET_SHARD",
  "CAMPAIGN_DESK",
  "ATTEMPT_LIMITER",
  "MAIL_ROOM",
  "LIVE_BOARD",
  "TELEMETRY",
  "DB",
  "BRAKE",
  "DEFAULT_CAMPAIGN",
  "PUBLIC_ORIGIN",
] as const;
/** What mails need, by driver. */
const MAIL_SETTINGS = {
  smtp: ["MAIL_FROM", "SMTP_URL"],
  http: ["MAIL_FROM", "MAIL_HTTP_URL", "MAIL_HTTP_TOKEN"],
  local: ["MAIL_FROM"],
} as const;

function isMailDriver(name: string): name is keyof typeof MAIL_SETTINGS {
  return Object.hasOwn(MAIL_SETTINGS, name);
}

/**
 * Checks the bindings. Mails that cannot be sent are no reason to answer nobody: see `missingMailSettings`.
 * @throws MisconfiguredError naming the first thing that is missing or too weak.
 */
export function checkEnv(env: Env): void {
  for (const name of BINDINGS) {
    if (!env[name]) throw new MisconfiguredError(`binding ${name} is missing`);
  }
  if ((env.SESSION_SECRET ?? "").length < SESSION_SECRET_MIN_LENGTH) {
    throw new MisconfiguredError(`SESSION_SECRET needs at least ${SESSION_SECRET_MIN_LENGTH} characters`);
  }
  checkPreviousSecret(env);
  if (!CODE_KEY_PATTERN.test(env.CODE_KEY ?? ""))
    throw new MisconfiguredError("CODE_KEY needs 64 hex digits");
  if (env.METRICS_TOKEN !== undefined && env.METRICS_TOKEN.length < METRICS_TOKEN_MIN_LENGTH) {
    throw new MisconfiguredError(`METRICS_TOKEN needs at least ${METRICS_TOKEN_MIN_LENGTH} characters`);
  }
  if (env.LOG_REQUESTS !== undefined && env.LOG_REQUESTS !== "problems" && env.LOG_REQUESTS !== "all") {
    throw new MisconfiguredError("LOG_REQUESTS must be problems or all");
  }
  checkSecondFactor(env);
  if (!JURISDICTIONS.some((name) => name === env.OBJECT_JURISDICTION)) {
    throw new MisconfiguredError('OBJECT_JURISDICTION must be "eu" or empty');
  }
  if (!isMailDriver(env.MAIL_DRIVER) || (env.MAIL_DRIVER === "local" && env.LOCAL_MODE !== "true")) {
    throw new MisconfiguredError("MAIL_DRIVER must be smtp, http or (local mode only) local");
  }
  if (Boolean(env.UPSTASH_REDIS_REST_URL) !== Boolean(env.UPSTASH_REDIS_REST_TOKEN)) {
    throw new MisconfiguredError("UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN go together");
  }
}

/** A slip of the pen must not let staff in without what the house asks for. */
function checkSecondFactor({ STAFF_SECOND_FACTOR }: Env): void {
  if (STAFF_SECOND_FACTOR === undefined) return;
  if (STAFF_SECOND_FACTOR !== "optional" && STAFF_SECOND_FACTOR !== "required")
    throw new MisconfiguredError("STAFF_SECOND_FACTOR must be optional or required");
}

/** A forgotten or half-typed one would let in what nobody meant to let in, or log everybody out. */
function checkPreviousSecret({ SESSION_SECRET, SESSION_SECRET_PREVIOUS }: Env): void {
  if (!SESSION_SECRET_PREVIOUS) return;
  if (SESSION_SECRET_PREVIOUS.length < SESSION_SECRET_MIN_LENGTH)
    throw new MisconfiguredError(
      `SESSION_SECRET_PREVIOUS needs at least ${SESSION_SECRET_MIN_LENGTH} characters`,
    );
  if (SESSION_SECRET_PREVIOUS === SESSION_SECRET)
    throw new MisconfiguredError("SESSION_SECRET_PREVIOUS is SESSION_SECRET: nothing was changed");
}

/** The names of the settings without which mails wait in D1, while everything else goes on. */
export function missingMailSettings(env: Env): string[] {
  return isMailDriver(env.MAIL_DRIVER) ? MAIL_SETTINGS[env.MAIL_DRIVER].filter((name) => !env[name]) : [];
}
