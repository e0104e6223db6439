import { describe, expect, it } from "vitest";
import type { CountViewOutcome, SeenPage } from "../../../worker/audience/outcomes.ts";
import { measure } from "./measure.ts";

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly outcome?: CountViewOutcome;
}

const COUNTED: CountViewOutcome = { kind: "counted", seen: "2026-11-22.home" };

/** What the service was asked, and what the browser is told to keep. */
function measured({ path = "/", method = "GET", status = 200, headers = {}, outcome = COUNTED }: Asked) {
  const asked: SeenPage[] = [];
  const url = new URL(path, "https://thetiptop.example");
  const response = new Response(null, { status });
  measure(new Request(url, { method, headers }), url, response, {
    countView: (seen) => {
      asked.push(seen);
      return outcome;
    },
  });
  return { asked, cookies: response.headers.getSetCookie() };
}

describe("measuring a page that was shown", () => {
  it("hands the service the page, its language and what the two cookies say", () => {
    const cookie = "x=1; __Host-consent=chosen; __Host-audience=2026-11-22.play";
    expect(measured({ path: "/en/rules", headers: { cookie } }).asked).toEqual([
      { page: "rules", language: "en", consent: "chosen", seen: "2026-11-22.play" },
    ]);
  });

  it("keeps what was seen today, for a day, where only this host can read it", () => {
    expect(measured({}).cookies).toEqual([
      "__Host-audience=2026-11-22.home; Max-Age=86400; Path=/; HttpOnly; Secure; SameSite=Lax",
    ]);
    expect(measured({ outcome: { kind: "counted", seen: undefined } }).cookies).toEqual([]);
  });

  it("sets no cookie without consent, and takes away one that is there", () => {
    const outcome = { kind: "no-consent" } as const;
    expect(measured({ outcome }).cookies).toEqual([]);
    const headers = { cookie: "__Host-audience=2026-11-22.play" };
    expect(measured({ outcome, headers }).cookies).toEqual([
      "__Host-audience=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax",
    ]);
  });

  it.each<[string, Asked]>([
    ["a private page", { path: "/mes-gains" }],
    ["a mail's link", { path: `/verification/${"0".repeat(64)}` }],
    ["an address that is no page", { path: "/nulle-part" }],
    ["the answer to a form", { method: "POST" }],
    ["a head without a page", { method: "HEAD" }],
    ["a redirection", { status: 303 }],
    ["an error", { status: 500 }],
    ["a page fetched ahead", { headers: { "sec-purpose": "prefetch;prerender" } }],
    ["the data of a page", { path: "/boutiques/q-data.json" }],
  ])("leaves out %s", (_, asked) => {
    expect(measured(asked)).toEqual({ asked: [], cookies: [] });
  });
});
