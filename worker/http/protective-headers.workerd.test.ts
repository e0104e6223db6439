import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Env } from "../env.ts";
import { createFetch } from "./entry.ts";

/** The headers of an answer that the app made with the ones given. */
async function headersOf(path: string, init: ResponseInit = {}, changes: Partial<Env> = {}) {
  const fetch = createFetch(async () => new Response("an answer", init));
  const request = new Request(`http://thetiptop.test${path}`);
  return (await fetch(request, { ...env, ...changes }, createExecutionContext())).headers;
}

describe("an answer of any kind", () => {
  it.each([
    ["JSON", "/api/campaign", 200],
    ["a redirect", "/deconnexion", 303],
    ["a missing page", "/nowhere", 404],
    ["a missing built file", "/assets/none.css", 404],
    ["a failure", "/jouer", 500],
  ])("tells browsers to trust it no further than needed: %s", async (_kind, path, status) => {
    const headers = await headersOf(path, { status });
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("X-Frame-Options")).toBe("DENY");
    expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
    expect(headers.get("Referrer-Policy")).toBe("same-origin");
    expect(headers.get("Strict-Transport-Security")).toContain("includeSubDomains");
    expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(headers.get("Cache-Control")).toBe("private, no-store");
  });

  it("keeps what it says itself", async () => {
    const own = { "Content-Security-Policy": "default-src 'self'", "Cache-Control": "public, max-age=60" };
    const headers = await headersOf("/sitemap.xml", { headers: own });
    expect(headers.get("Content-Security-Policy")).toBe("default-src 'self'");
    expect(headers.get("Cache-Control")).toBe("public, max-age=60");
  });

  it("is protected too when the settings are missing", async () => {
    const headers = await headersOf("/", {}, { SESSION_SECRET: "short" });
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  it("is left alone when it is a built file, as it is on Cloudflare", async () => {
    const headers = await headersOf("/assets/a.css", {});
    expect(headers.has("Content-Security-Policy")).toBe(false);
    expect(headers.has("Cache-Control")).toBe(false);
  });
});
