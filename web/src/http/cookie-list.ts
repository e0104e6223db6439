/**
 * Every cookie of the site: what it is called, how long it lives, what it is for. The site sets cookies by this list and
 * /cookies shows it, so that the page and the truth cannot part. All of them are our own and for this host only; none
 * is read by anybody else. All are httpOnly but `playing`, which the play page's script writes (play/playing-cookie.ts).
 */

import { CONSENT_SECONDS, type Purpose } from "../../../worker/consents/purposes.ts";

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 24 * 60 * MINUTE_SECONDS;
const YEAR_SECONDS = 365 * DAY_SECONDS;

interface CookieEntry {
  readonly name: `__Host-${string}`;
  /** The longest it stays in a browser. */
  readonly lifetimeSeconds: number;
  readonly purpose: "necessary" | Purpose;
}

export const COOKIES = {
  /** Names the session; lives as long as its token. */
  session: { name: "__Host-session", lifetimeSeconds: 7 * DAY_SECONDS, purpose: "necessary" },
  /** A code typed before signing in: longer than it takes to make an account. */
  code: { name: "__Host-code", lifetimeSeconds: 15 * MINUTE_SECONDS, purpose: "necessary" },
  /** The code being played: a lost connection then ends on the prize that was won. */
  playing: { name: "__Host-playing", lifetimeSeconds: 15 * MINUTE_SECONDS, purpose: "necessary" },
  /** The codes just played: a win is shown in the moment before the list of prizes has it. */
  won: { name: "__Host-won", lifetimeSeconds: 15 * MINUTE_SECONDS, purpose: "necessary" },
  /** How the player likes the prize revealed, and whether with sound. */
  reveal: { name: "__Host-reveal", lifetimeSeconds: YEAR_SECONDS, purpose: "necessary" },
  /** What has just happened, for the page that comes next: as long as a slow page takes. */
  notice: { name: "__Host-notice", lifetimeSeconds: MINUTE_SECONDS, purpose: "necessary" },
  /** The choice about this very list, with the number of its proof. */
  consent: { name: "__Host-consent", lifetimeSeconds: CONSENT_SECONDS, purpose: "necessary" },
  /** The day and the pages seen that day, so that a visit is counted once. */
  audience: { name: "__Host-audience", lifetimeSeconds: DAY_SECONDS, purpose: "audience" },
} as const satisfies Record<string, CookieEntry>;

export type CookieKey = keyof typeof COOKIES;

export const COOKIE_KEYS = Object.keys(COOKIES) as readonly CookieKey[];
