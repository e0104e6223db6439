import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import type { Env } from "../env.ts";
import { createFetch } from "./entry.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** Asks twice, and says what was answered and what was logged. */
async function askTwice(changes: Partial<Env>) {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const fetch = createFetch(async () => new Response("the app"));
  const bindings = { ...env, ...changes };
  const answers: number[] = [];
  for (let count = 0; count < 2; count++) {
    const request = new Request("http://thetiptop.test/api/anything");
    answers.push((await fetch(request, bindings, createExecutionContext())).status);
  }
  return { answers, lines: errors.mock.calls.map(([line]) => JSON.parse(String(line))) };
}

it("goes on without a mail secret, and says once which", async () => {
  const { answers, lines } = await askTwice({ MAIL_DRIVER: "http", MAIL_HTTP_URL: "", MAIL_HTTP_TOKEN: "" });
  expect(answers).toEqual([200, 200]);
  expect(lines).toEqual([
    {
      level: "error",
      route: "checking the settings",
      message: "mails wait: MAIL_DRIVER=http needs MAIL_HTTP_URL, MAIL_HTTP_TOKEN",
    },
  ]);
});

it("goes on without a word when nothing is missing", async () => {
  expect(await askTwice({})).toEqual({ answers: [200, 200], lines: [] });
});

it("stops without what everything needs, and says so each time", async () => {
  const { answers, lines } = await askTwice({ SESSION_SECRET: "short" });
  expect(answers).toEqual([500, 500]);
  expect(lines).toHaveLength(2);
  expect(lines[0].message).toContain("SESSION_SECRET");
});

it("refuses an address that nobody can read, as a Host with a space makes one", async () => {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const fetch = createFetch(async (request) => new Response(new URL(request.url).pathname));
  const request = new Request("http://thetiptop.test/");
  Object.defineProperty(request, "url", { value: "http://a b/" });
  const answer = await fetch(request, env, createExecutionContext());
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ success: false, error: "Requête invalide" });
  expect(answer.headers.get("x-request-id")).toBeTruthy();
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(errors).not.toHaveBeenCalled();
});
