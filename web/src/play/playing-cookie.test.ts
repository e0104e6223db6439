import { describe, expect, it } from "vitest";
import { COOKIES } from "../http/cookie-list.ts";
import { PLAYING_COOKIE, playingCookieOf, playingOf } from "./playing-cookie.ts";

const KEY = "0f8fad5b-d9cb-469f-a165-70867728950e";
const PLAYER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

/** The value as a server finds it. */
function storedValue(cookie: string): string {
  return decodeURIComponent(cookie.slice(PLAYING_COOKIE.length + 1).split(";")[0] ?? "");
}

describe("the cookie of a play under way", () => {
  it("brings back the key, the player and the code as typed", () => {
    for (const code of ["0123456789", " 01 23-45.67 ", "é; Path=/"])
      for (const player of [PLAYER, ""]) {
        const playing = { key: KEY, player, code };
        expect(playingOf(storedValue(playingCookieOf(playing)))).toEqual(playing);
      }
  });

  it("goes over TLS to this host alone, and ends by itself", () => {
    expect(playingCookieOf({ key: KEY, player: PLAYER, code: "1; Domain=x" })).toBe(
      `__Host-playing=${KEY}.${PLAYER}.1%3B%20Domain%3Dx; Path=/; Secure; SameSite=Lax; Max-Age=900`,
    );
  });

  // The script keeps its own two values, so that the browser need not fetch the list.
  it("is the one that the list of cookies shows to visitors", () => {
    const { name, lifetimeSeconds } = COOKIES.playing;
    const cookie = playingCookieOf({ key: KEY, player: "", code: "0123456789" });
    expect(cookie.startsWith(`${name}=`)).toBe(true);
    expect(cookie.endsWith(`Max-Age=${lifetimeSeconds}`)).toBe(true);
  });

  it("is nothing when it was not written here", () => {
    for (const value of [
      undefined,
      "",
      KEY,
      `${KEY}..`,
      `${KEY}.1`,
      "key..01",
      `${KEY}.<p>.01`,
      `${KEY}..${"1".repeat(65)}`,
    ])
      expect(playingOf(value)).toBeUndefined();
  });
});
