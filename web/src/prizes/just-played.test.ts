import type { Cookie, CookieOptions } from "@builder.io/qwik-city";
import { beforeEach, describe, expect, it } from "vitest";
import { dropJustPlayed, justPlayedBy, keepJustPlayed, keepOnly } from "./just-played.ts";

const ME = "5f2d4f4e-0000-4000-8000-000000000001";
const OTHER = "5f2d4f4e-0000-4000-8000-000000000002";

/** What a browser would send back, and how it was asked to keep it. */
let jar: Map<string, string>;
let asked: CookieOptions[];
let cookie: Cookie;

beforeEach(() => {
  jar = new Map();
  asked = [];
  const browser: Pick<Cookie, "get" | "has" | "set"> = {
    get: (name) => {
      const value = jar.get(name);
      return value === undefined
        ? null
        : { value, json: () => JSON.parse(value), number: () => Number(value) };
    },
    has: (name) => jar.has(name),
    set: (name, value, options = {}) => {
      asked.push(options);
      if (options.maxAge === 0) jar.delete(name);
      else jar.set(name, String(value));
    },
  };
  cookie = browser as Cookie;
});

describe("the codes just played", () => {
  it("are the last three, the latest first, each once", () => {
    for (const code of ["1", "2", "3", "2", "4"]) keepJustPlayed(cookie, ME, code);
    expect(justPlayedBy(cookie, ME)).toEqual(["4", "2", "3"]);
    expect(asked[0]).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/", maxAge: 900 });
  });

  it("are nobody else's, and are forgotten when somebody else plays", () => {
    keepJustPlayed(cookie, ME, "1");
    expect(justPlayedBy(cookie, OTHER)).toEqual([]);
    keepJustPlayed(cookie, OTHER, "2");
    expect(justPlayedBy(cookie, ME)).toEqual([]);
  });

  it("are not what else somebody wrote into the cookie", () => {
    jar.set("__Host-won", `${ME}.<script>.${"1".repeat(17)}.7.8.9.10`);
    expect(justPlayedBy(cookie, ME)).toEqual(["7", "8", "9"]);
  });

  it("are kept only as long as they are missing elsewhere", () => {
    for (const code of ["1", "2"]) keepJustPlayed(cookie, ME, code);
    const before = asked.length;
    keepOnly(cookie, ME, ["2", "1"]);
    expect(asked).toHaveLength(before);
    keepOnly(cookie, ME, ["1"]);
    expect(justPlayedBy(cookie, ME)).toEqual(["1"]);
    keepOnly(cookie, ME, []);
    expect(jar.size).toBe(0);
  });

  it("go with the session", () => {
    keepJustPlayed(cookie, ME, "1");
    dropJustPlayed(cookie);
    expect(jar.size).toBe(0);
  });
});
