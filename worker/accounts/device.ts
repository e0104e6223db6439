/** What a session was opened with, in a few words that its owner knows again. */

import Bowser from "bowser";

/** Browsers send 100 to 250 characters; the rest of a longer text names nothing. */
const USER_AGENT_MAX_LENGTH = 512;

/** `Chrome · Android` out of a User-Agent header; null when nobody can tell. Versions and models stay out: they identify. */
export function deviceOf(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const { browser, os } = Bowser.parse(userAgent.slice(0, USER_AGENT_MAX_LENGTH));
  // Of a program that it does not know Bowser gives the first word, which may be anything: only names on its lists pass.
  const names = [browser.name, os.name].filter((name) => name !== undefined && KNOWN.has(name));
  return names.length === 0 ? null : names.join(" · ");
}

const KNOWN: ReadonlySet<string> = new Set(
  [Bowser.BROWSER_MAP, Bowser.OS_MAP].flatMap((names) => Object.values(names)),
);
