/** What the browser tests of staff need: a session of a demo account, and a player with a win, made through the API. */

import { type APIRequestContext, type BrowserContext, expect, type Page } from "@playwright/test";
import { PASSWORD } from "./visitor.ts";

/** The accounts that the local demo states. */
const STAFF = {
  employee: { email: "employee@test.com", password: "Employee1234" },
  administrator: { email: "admin@test.com", password: "Admin1234" },
} as const;

async function tokenOf(request: APIRequestContext, email: string, password: string): Promise<string> {
  const answer = await request.post("/api/auth/login", { data: { email, password } });
  expect(answer.status()).toBe(200);
  const { token }: { token: string } = await answer.json();
  return token;
}

/** Signs a browser in as staff; the token, for calls to the API. */
export async function signInAs(
  context: BrowserContext,
  who: keyof typeof STAFF,
  baseUrl: string,
): Promise<string> {
  const { email, password } = STAFF[who];
  const token = await tokenOf(context.request, email, password);
  const { hostname } = new URL(baseUrl);
  await context.addCookies([
    { name: "__Host-session", value: token, domain: hostname, path: "/", secure: true, httpOnly: true },
  ]);
  return token;
}

/** Signs the demo's administrator in through the form, and arrives at head office. */
export async function signInToOffice(page: Page): Promise<void> {
  await page.goto("/connexion?next=office");
  await page.locator("#email").fill(STAFF.administrator.email);
  await page.locator("#password").fill(STAFF.administrator.password);
  await page.locator("main form button").click();
  await page.waitForURL(/\/administration$/);
}

export interface Player {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly token: string;
}

/** A player with a name that nobody else has. */
export async function newPlayer(request: APIRequestContext): Promise<Player> {
  const mark = crypto.randomUUID().replace(/[^a-f]/g, "");
  const [firstName, lastName] = ["Zoé", `Lefèvre${mark}`];
  const email = `zoe.${crypto.randomUUID()}@exemple.fr`;
  const answer = await request.post("/api/auth/register", {
    data: { email, password: PASSWORD, confirmPassword: PASSWORD, firstName, lastName },
  });
  expect(answer.status()).toBeLessThan(300);
  return { email, firstName, lastName, token: await tokenOf(request, email, PASSWORD) };
}

/** Plays a code; the ticket's id. */
export async function play(request: APIRequestContext, player: Player, code: string): Promise<string> {
  const answer = await request.post("/api/game/play", {
    data: { ticketCode: code },
    headers: { authorization: `Bearer ${player.token}` },
  });
  expect(answer.status()).toBe(200);
  const { data }: { data: { ticket: { id: string } } } = await answer.json();
  return data.ticket.id;
}
