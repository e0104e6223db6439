/**
 * The cookie that remembers a play under way, so that a page loaded anew ends on its prize. The page's script writes
 * it before it sends the play, since afterwards may be too late; the server alone reads it. It is no secret: whoever
 * holds the browser typed the code into it. It names its player, because the next to sign in may be somebody else, to
 * whom the code says nothing and for whom sending it would be a guess.
 */

export const PLAYING_COOKIE = "__Host-playing";
/** Longer than a lost line keeps anybody waiting, shorter than a visit to the shop. */
const LIFETIME_SECONDS = 15 * 60;
/** A code as typed, spaces included; http/cookies.ts has the same bound. */
const CODE_MAX_LENGTH = 64;

const KEY = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** An account's id; none when nobody was signed in. */
const PLAYER = "[0-9a-zA-Z-]{0,64}";
const VALUE = new RegExp(`^(${KEY})\\.(${PLAYER})\\.(.{1,${CODE_MAX_LENGTH}})$`);

export interface Playing {
  /** Of the form that was sent: sent again with it, the play can only give the same answer. */
  readonly key: string;
  /** Id of the account whose form it was; empty when nobody was signed in. */
  readonly player: string;
  readonly code: string;
}

/** What `document.cookie` is told. */
export function playingCookieOf({ key, player, code }: Playing): string {
  const value = `${key}.${player}.${encodeURIComponent(code)}`;
  return `${PLAYING_COOKIE}=${value}; Path=/; Secure; SameSite=Lax; Max-Age=${LIFETIME_SECONDS}`;
}

/** Reads the cookie's value, decoded; undefined when it is absent or nothing this page wrote. */
export function playingOf(value: string | undefined): Playing | undefined {
  const [, key, player, code] = VALUE.exec(value ?? "") ?? [];
  if (key === undefined || player === undefined || code === undefined) return undefined;
  return { key, player, code };
}
