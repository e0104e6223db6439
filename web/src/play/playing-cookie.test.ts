import { describe, expect, it } from "vitest";
import { COOKIES } from "../http/cookie-list.ts";
import { PLAYING_COOKIE, playingCookieOf, playingOf } from "./playing-cookie.ts";

const KEY = "0f8fad5b-d9cb-469f-a165-70867728950e";

/** The value as a server finds it. */
function storedValue(cookie: string): string {
  return decodeURIComponent(cookie.slice(PLAYING_COOKIE.length + 1).split(";")[0] ?? "");
}

describe("the cookie of a play under way", () => {
  it("brings back the key and the code as typed", () => {
    for (const code of ["0123456789", " 01 23-45.67 ", "é; Path=/"])
      expect(playingOf(storedValue(playingCookieOf({ key: KEY, code })))).toEqual({ key: KEY, code });
  });

  it("goes over TLS to this host alone, and ends by itself", () => {
    expect(playingCookieOf({ key: KEY, code: "1; Domain=x" })).toBe(
      `__Host-playing=${KEY}.1%3B%20Domain%3Dx; Path=/; Secure; SameSite=Lax; Max-Age=900`,
    );
  });

  // The script keeps its own two values, so that the browser need not fetch the list.
  it("is the one that the list of cookies shows to visitors", () => {
    const { name, lifetimeSeconds } = COOKIES.playing;
    const cookie = playingCookieOf({ key: KEY, code: "0123456789" });
    expect(cookie.startsWith(`${name}=`)).toBe(true);
    expect(cookie.endsWith(`Max-Age=${lifetimeSeconds}`)).toBe(true);
  });

  it("is nothing when it was not written here", () => {
    for (const value of [undefined, "", KEY, `${KEY}.`, "key.0123456789", `${KEY}.${"1".repeat(65)}`])
      expect(playingOf(value)).toBeUndefined();
  });
});
