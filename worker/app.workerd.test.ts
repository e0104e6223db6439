import { env, exports } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createApp } from "./app.ts";
import type { Env } from "./env.ts";
import { createFetch } from "./http/entry.ts";
import { ask, campaign, migrateDatabase, person } from "./test-house.ts";

beforeAll(migrateDatabase);
afterEach(() => vi.restoreAllMocks());

const ctx = {
  waitUntil: () => {},
  passThroughOnException: () => {},
  props: {},
} as unknown as ExecutionContext;
const withSite = createFetch(
  createApp(async (request, _env, _ctx, services) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/nowhere") return null;
    if (pathname === "/moved") return Response.redirect("http://thetiptop.test/", 303);
    const visitor = await services.identify(undefined);
    return new Response(`<h1>${pathname} ${visitor ? "known" : "unknown"}</h1>`, {
      headers: { "Content-Type": "text/html" },
    });
  }).fetch,
);

function get(path: string, headers: Record<string, string> = {}, bindings: Env = env) {
  return withSite(new Request(`http://thetiptop.test${path}`, { headers }), bindings, ctx);
}

describe("what the API does not know", () => {
  it.each([
    ["GET", "/api/nowhere"],
    ["GET", "/api"],
    ["DELETE", "/api/game/play"],
    ["GET", "/api/game/play"],
    ["PATCH", "/api/auth/login"],
    ["PROPFIND", "/api/auth/login"],
    ["POST", "/api/admin/campaigns/x/unheard-of"],
    ["GET", "/api/%ff%fe"],
  ])("%s %s is 404 in the one error shape", async (method, path) => {
    const answer = await ask(path, { method });
    expect(answer).toMatchObject({ status: 404, body: { success: false, error: "Ressource non trouvée" } });
  });
});

it("answers a client that sends something to the greeting in the one error shape", async () => {
  for (const method of ["POST", "DELETE", "OPTIONS"]) {
    const answer = await ask("/", { method, headers: { Accept: "application/json" } });
    expect(answer).toMatchObject({ status: 404, body: { success: false } });
  }
});

describe("the request id", () => {
  it("is on every answer", async () => {
    for (const path of ["/", "/api/nowhere", "/api/game/my-tickets", "/db-check", "/nothing"]) {
      expect((await ask(path)).headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it("is the caller's when it looks like one", async () => {
    const given = await ask("/", { headers: { "X-Request-Id": "trace-12345" } });
    const injected = await ask("/", { headers: { "X-Request-Id": 'x","level":"fake' } });
    expect(given.headers.get("X-Request-Id")).toBe("trace-12345");
    expect(injected.headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is on redirects of the site too", async () => {
    const answer = await get("/moved");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("the front door", () => {
  it("greets API clients in JSON", async () => {
    const { status, headers, body } = await ask("/", { headers: { Accept: "*/*" } });
    expect(status).toBe(200);
    expect(body).toEqual({ message: expect.stringContaining("API The Tip Top en ligne") });
    expect(headers.get("Vary")).toBe("Accept");
  });

  it("shows browsers the page", async () => {
    const answer = await get("/", { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
    expect(await answer.text()).toBe("<h1>/ unknown</h1>");
    expect(answer.headers.get("Vary")).toContain("Accept");
  });

  it("leaves every other page to the site, and is 404 where the site has none", async () => {
    expect(await (await get("/jouer")).text()).toBe("<h1>/jouer unknown</h1>");
    expect((await get("/nowhere")).status).toBe(404);
  });

  it("passes built files to the assets, and nothing else", async () => {
    const asked: string[] = [];
    const assets = {
      fetch: async (request: Request) => {
        asked.push(new URL(request.url).pathname);
        return new Response("file");
      },
    } as unknown as Fetcher;
    const files = ["/build/q-1.js", "/assets/a.css", "/favicon.svg"];
    const pages = ["/q-manifest.json", "/robots.txt", "/builds", "/api/build/x", "/favicon.svg/x"];
    for (const path of [...files, ...pages]) await get(path, {}, { ...env, ASSETS: assets });
    expect(asked).toEqual(files);
  });

  it("takes no form of more than 64 KiB", async () => {
    const init = { method: "POST", body: "x".repeat(70_000) };
    expect((await withSite(new Request("http://thetiptop.test/jouer", init), env, ctx)).status).toBe(413);
  });
});

describe("routes for anyone", () => {
  it("say that D1 answers", async () => {
    const { status, body } = await ask<{ message: string; time: string }>("/db-check");
    expect(status).toBe(200);
    expect(body.message).toContain("DB connectée");
    expect(Math.abs(Date.parse(body.time) - Date.now())).toBeLessThan(5_000);
  });

  it("say which version of the Worker answers, where it has one", async () => {
    const VERSION = { id: "dc8dcd28-271b-4367-9840-6c244f84cb40", tag: "", timestamp: "" };
    expect((await get("/db-check", {}, { ...env, VERSION })).headers.get("X-Version")).toBe(VERSION.id);
    expect((await get("/db-check")).headers.has("X-Version")).toBe(false);
  });

  it("show the campaign with its commitment, and no batches", async () => {
    expect((await ask("/api/campaign")).status).toBe(404);
    const { slug, catalogue } = await campaign({ slug: env.DEFAULT_CAMPAIGN });
    const { status, body } = await ask<{ data: object }>("/api/campaign");
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      slug,
      state: "open",
      opensAt: new Date(catalogue.opensAt).toISOString(),
      seedHash: catalogue.seedHash,
      seed: null,
    });
    expect(body.data).toHaveProperty("prizes.0.probability", 0.6);
    expect(body.data).toHaveProperty("prizes.0.value", "39.00");
    expect(body.data).not.toHaveProperty("batches");
  });

  it("document the API", async () => {
    const { status, body } = await ask<{ paths: object }>("/openapi.json");
    expect(status).toBe(200);
    expect(Object.keys(body.paths)).toContain("/api/game/play");
    expect(body).toHaveProperty(["paths", "/api/auth/register", "post", "requestBody"]);
  });

  it("answer the bare ping in local mode only", async () => {
    expect(Number((await ask<string>("/dev/ping?shard=0")).body)).toBeGreaterThan(1e12);
    const elsewhere = await get(
      "/dev/ping?shard=0",
      {},
      { ...env, LOCAL_MODE: "false", MAIL_DRIVER: "http" },
    );
    expect(await elsewhere.text()).toBe("<h1>/dev/ping unknown</h1>");
  });
});

describe("when something fails", () => {
  it("a deployment without its secret names what is missing in its log, and nothing to the caller", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const answer = await get("/api/campaign", {}, { ...env, SESSION_SECRET: "short" });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ success: false, error: "Erreur serveur" });
    expect(String(log.mock.calls[0]?.[0])).toContain("SESSION_SECRET needs at least 32 characters");
  });

  it("a bug is one log line with the request's id and a generic answer", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const desk = { getByName: () => ({ catalogue: () => Promise.reject(new TypeError("a bug")) }) };
    const broken = { ...env, CAMPAIGN_DESK: desk, DEFAULT_CAMPAIGN: "broken" } as unknown as Env;
    const asked = await get("/api/campaign", { "X-Request-Id": "trace-12345" }, broken);
    expect(asked.status).toBe(500);
    expect(await asked.json()).toEqual({ success: false, error: "Erreur serveur" });
    expect(log).toHaveBeenCalledTimes(1);
    const line = JSON.parse(String(log.mock.calls[0]?.[0]));
    expect(line).toMatchObject({
      level: "error",
      requestId: "trace-12345",
      method: "GET",
      route: "/api/campaign",
    });
  });

  it("D1 out of order is 503 with a time to come back, for the routes that need it", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const { token } = await person("EMPLOYEE");
    await env.DB.exec("ALTER TABLE users RENAME TO users_elsewhere");
    try {
      const registration = {
        email: "a@b.fr",
        password: "Password123",
        confirmPassword: "Password123",
        firstName: "Zoé",
        lastName: "Doe",
      };
      for (const answer of [
        await ask("/api/auth/register", { body: registration }),
        await ask("/api/auth/login", { body: { email: "a@b.fr", password: "Password123" } }),
        await ask("/api/game/my-tickets", { token }),
      ]) {
        expect(answer).toMatchObject({
          status: 503,
          body: { success: false, error: expect.stringContaining("indisponible") },
        });
        expect(answer.headers.get("Retry-After")).toMatch(/^\d+$/);
      }
    } finally {
      await env.DB.exec("ALTER TABLE users_elsewhere RENAME TO users");
    }
  });

  it("an overloaded object is 503 as well", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const overloaded = Object.assign(new Error("Durable Object is overloaded"), { overloaded: true });
    const busy = { getByName: () => ({ catalogue: () => Promise.reject(overloaded) }) };
    const bindings = { ...env, CAMPAIGN_DESK: busy, DEFAULT_CAMPAIGN: "busy" } as unknown as Env;
    expect((await get("/api/campaign", {}, bindings)).status).toBe(503);
  });
});

it("the Worker's default export is what answers", async () => {
  expect((await exports.default.fetch("http://thetiptop.test/")).status).toBe(200);
});
