/** Sends the play form without leaving the page. */

import type { PlayResult } from "./attempt.ts";

/** A play takes well under a second; on a bad line, asking again is safe because the key is the same. */
const PATIENCE_MS = 15_000;

const KINDS: readonly PlayResult["kind"][] = ["won", "refused", "signed-out", "unavailable"];

/**
 * Plays what the form holds.
 * @returns the server's result, or undefined when none could be had: try again with the same form.
 */
export async function askServer(form: HTMLFormElement): Promise<PlayResult | undefined> {
  try {
    const response = await fetch(location.pathname, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(Array.from(new FormData(form), ([name, value]) => [name, String(value)])),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const result: PlayResult = await response.json();
    return KINDS.includes(result.kind) ? result : undefined;
  } catch {
    return undefined;
  }
}
