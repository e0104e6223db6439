import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createFetch } from "./entry.ts";

const HTTPS = { PUBLIC_ORIGIN: "https://thetiptop.test" };

async function answerTo(url: string, init: RequestInit, changes: Partial<typeof env> = HTTPS) {
  const fetch = createFetch(async () => new Response("an answer"));
  return fetch(new Request(url, init), { ...env, ...changes }, createExecutionContext());
}

const NAVIGATION = { headers: { accept: "text/html" } };

describe("what comes over plain http", () => {
  it("is led to https, path and query with it, when a browser navigates", async () => {
    const answer = await answerTo("http://thetiptop.test/jouer?code=1", {
      ...NAVIGATION,
      redirect: "manual",
    });
    expect(answer.status).toBe(308);
    expect(answer.headers.get("Location")).toBe("https://thetiptop.test/jouer?code=1");
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  it.each([
    ["an API client", "/api/auth/me", {}],
    ["a play", "/api/game/play", { method: "POST", body: "{}" }],
    ["a form", "/connexion", { method: "POST", ...NAVIGATION, body: "x=1" }],
  ])("is refused when it is %s: a redirect would hide what has been sent", async (_, path, init) => {
    const answer = await answerTo(`http://thetiptop.test${path}`, init);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: "Cette adresse ne répond qu'en HTTPS" });
    expect(answer.headers.has("Location")).toBe(false);
  });

  it("is answered where the house's own address is http, as on the local server", async () => {
    expect(await (await answerTo("http://thetiptop.test/", NAVIGATION, {})).text()).toBe("an answer");
  });

  it("has nothing to do with what comes over https", async () => {
    expect(await (await answerTo("https://thetiptop.test/", NAVIGATION)).text()).toBe("an answer");
  });
});
