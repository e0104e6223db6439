/** What is counted and logged of requests through the Worker's own door. */

import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { DURATION, keyOf } from "../../durable-objects/telemetry/counters.ts";
import { ROUTES } from "../app.ts";
import type { Env } from "../env.ts";
import { refuse } from "../http/answer.ts";
import { createFetch } from "../http/entry.ts";
import { createServices } from "../services-live.ts";
import { ask, campaign, migrateDatabase, type Person, person } from "../test-house.ts";
import { takeCounts } from "./counts.ts";
import { SLOW_MS } from "./request-log.ts";
import { nameRoute, PAGE } from "./route-names.ts";

const PLAY = "/api/game/play";
let player: Person;
let running: Awaited<ReturnType<typeof campaign>>;

beforeAll(async () => {
  await migrateDatabase();
  running = await campaign({ slug: env.DEFAULT_CAMPAIGN });
  player = await person();
});
beforeEach(() => void takeCounts());
afterEach(() => vi.restoreAllMocks());

function playOf(code: string, key?: string) {
  const headers = key === undefined ? {} : { "Idempotency-Key": key };
  return ask(PLAY, { token: player.token, body: { ticketCode: code }, headers });
}

/** Series of requests that were counted, as "method route status". */
function requests(counts: ReadonlyMap<string, number>): string[] {
  return [...counts.keys()].flatMap((key) => {
    const [name, ...labels] = key.split("\t");
    return name === "thetiptop_http_requests_total" ? [labels.join(" ")] : [];
  });
}

describe("requests are counted", () => {
  it("by the route's template, whoever refuses them and whatever stands in the path", async () => {
    await ask("/api/admin/users/6f9619ff-8b86-4d01-b42d-00cf4fc964ff", { method: "DELETE" });
    await ask(`/api/game/play`, { body: {} });
    await ask("/api/nothing-like-it/0123456789");
    await ask("/0123456789", { headers: { accept: "text/html" } });
    expect(requests(takeCounts()).toSorted()).toEqual([
      "DELETE /api/admin/users/{id} 401",
      "GET page 404",
      "GET unknown 404",
      "POST /api/game/play 401",
    ]);
  });

  it("under templates that the table of routes has, for every route of it", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    vi.spyOn(console, "warn").mockImplementation(() => {});
    for (const { route } of ROUTES) {
      await ask(route.path.replaceAll(/\{\w+\}/gu, "1"), { method: route.method.toUpperCase() });
    }
    const counted = new Set(requests(takeCounts()).map((series) => series.split(" ").slice(0, 2).join(" ")));
    const declared = ROUTES.map(({ route }) => `${route.method.toUpperCase()} ${route.path}`);
    expect(declared.filter((name) => !counted.has(name))).toEqual([]);
    expect(counted.size).toBe(new Set(declared).size);
    errors.mockRestore();
  });
});

describe("plays are counted by outcome", () => {
  it("each once, and a repeated win as a repetition", async () => {
    await playOf(running.code(1), "a-key");
    await playOf(running.code(1), "a-key");
    await playOf(running.code(1));
    await playOf(running.code(2));
    await playOf("1");
    const counts = takeCounts();
    const plays = (outcome: string) => counts.get(keyOf("thetiptop_plays_total", outcome));
    expect(["won", "replayed", "already-used", "malformed-code"].map(plays)).toEqual([2, 1, 1, 1]);
    expect(counts.get(keyOf("thetiptop_http_requests_total", "POST", PLAY, "200"))).toBe(3);
  });
});

describe("a play on the site", () => {
  it("is counted and timed under a name of its own, apart from other pages", async () => {
    const account = {
      ...player,
      email: "",
      firstName: "",
      lastName: "",
      role: "CLIENT",
      isVerified: true,
      hasSecondFactor: false,
    } as const;
    const request = new Request("http://thetiptop.test/jouer", { method: "POST" });
    const ctx = createExecutionContext();
    await createFetch(async (asked) => {
      nameRoute(asked, PAGE);
      const services = createServices(env, ctx, asked);
      await services.play({ ...account, guessesLockedUntil: null }, running.code(3), "a-form", "fr");
      return new Response("page");
    })(request, env, ctx);
    const counts = takeCounts();
    expect(requests(counts)).toEqual(["POST play-page 200"]);
    expect([...counts.keys()].filter((key) => key.startsWith(`${DURATION}\tPOST\tplay-page`))).toHaveLength(
      1,
    );
    expect(counts.get(keyOf("thetiptop_plays_total", "won"))).toBe(1);
  });
});

describe("a request's line", () => {
  /** What an answer like this leaves in the log. */
  async function linesOf(
    answer: () => Response | Promise<Response>,
    changes: Partial<Env> = {},
    bindings: Env = env,
  ) {
    const lines: string[] = [];
    const keep = (line: unknown) => void lines.push(String(line));
    vi.spyOn(console, "log").mockImplementation(keep);
    vi.spyOn(console, "warn").mockImplementation(keep);
    const request = new Request("http://thetiptop.test/my-code/0123456789?token=a-token", {
      headers: {
        authorization: "Bearer a-token",
        "cf-connecting-ip": "192.0.2.7",
        "x-request-id": "request-1",
      },
    });
    await createFetch(async () => answer())(request, { ...bindings, ...changes }, createExecutionContext());
    return lines;
  }

  it("is left by failures and slow answers, and names neither path nor token nor address", async () => {
    const [line = "", ...more] = await linesOf(() => refuse("temporarily-unavailable"));
    expect(more).toEqual([]);
    expect(JSON.parse(line)).toEqual({
      level: "error",
      event: "request",
      requestId: "request-1",
      method: "GET",
      route: "unknown",
      status: 503,
      milliseconds: expect.any(Number),
      outcome: "temporarily-unavailable",
    });
    expect(line).not.toMatch(/0123456789|a-token|192\.0\.2\.7/u);
  });

  it("is left by slow answers", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const [line = ""] = await linesOf(() => {
        vi.setSystemTime(Date.now() + SLOW_MS);
        return new Response("late");
      });
      expect(JSON.parse(line)).toMatchObject({ level: "warn", milliseconds: SLOW_MS, outcome: "done" });
    } finally {
      vi.useRealTimers();
    }
  });

  it("is left by every other, unless the setting asks for problems alone", async () => {
    expect(await linesOf(() => new Response("well"), { LOG_REQUESTS: "problems" })).toEqual([]);
    const { LOG_REQUESTS: _, ...unset } = env;
    expect(await linesOf(() => new Response("well"), {}, unset)).toHaveLength(1);
    const [line = ""] = await linesOf(() => refuse("not-found"), { LOG_REQUESTS: "all" });
    expect(JSON.parse(line)).toMatchObject({ level: "info", status: 404, outcome: "not-found" });
  });
});
