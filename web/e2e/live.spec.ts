/**
 * The overview on the shared server: others play meanwhile, so the page is compared with what the shards say then.
 * The exact run, on a server of its own, is load-tests/system/live-board.system.test.ts.
 */

import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { codeFor, complaintsOf, expectNoSidewaysScroll } from "./visitor.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SIZES = [
  { width: 320, height: 640 },
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

async function tokenOf(request: APIRequestContext, email: string, password: string): Promise<string> {
  const answer = await request.post("/api/auth/login", { data: { email, password } });
  const { token } = (await answer.json()) as { token: string };
  return token;
}

async function signInAsAdministrator(page: Page): Promise<string> {
  const token = await tokenOf(page.request, "admin@test.com", "Admin1234");
  const { hostname } = new URL(test.info().project.use.baseURL ?? "http://localhost");
  const session = { name: "__Host-session", value: token, domain: hostname, path: "/" };
  await page.context().addCookies([{ ...session, secure: true, httpOnly: true, sameSite: "Lax" }]);
  return token;
}

/** What the page shows: plays in all. */
async function played(page: Page): Promise<number> {
  return Number((await page.locator('[data-live="played"]').textContent())?.replace(/\s/g, ""));
}

/** How far the page is from what every shard says now. */
async function distance(page: Page, token: string): Promise<number> {
  const answer = await page.request.get("/api/admin/campaigns/demo", {
    headers: { Authorization: `Bearer ${token}` },
  });
  const { data } = (await answer.json()) as { data: { redemptions: number } };
  return Math.abs(data.redemptions - (await played(page)));
}

async function playByApi(request: APIRequestContext, code: string): Promise<void> {
  const token = await tokenOf(request, "test-client@test.com", "Test1234");
  const answer = await request.post("/api/game/play", {
    headers: { Authorization: `Bearer ${token}` },
    data: { ticketCode: code },
  });
  expect(answer.status()).toBe(200);
}

function isLive(page: Page) {
  return expect(page.locator("#live-state")).toHaveText("En direct");
}

test("a play shows on the open page by itself, without loading it again", async ({ page }) => {
  const complaints = complaintsOf(page);
  const token = await signInAsAdministrator(page);
  await page.goto("/administration");
  await isLive(page);
  await page.evaluate(() => document.body.setAttribute("data-same-page", "yes"));
  const before = await played(page);
  await playByApi(page.request, codeFor("watched"));
  await expect.poll(() => played(page), { intervals: [50] }).toBeGreaterThan(before);
  await expect.poll(() => distance(page, token)).toBe(0);
  await expect(page.locator("body")).toHaveAttribute("data-same-page", "yes");
  await expect(page.locator("#live-heard")).toHaveText(/^Dernières nouvelles à \d\d:\d\d:\d\d$/);
  expect(complaints).toEqual([]);
});

test("a browser that was offline says so, comes back by itself and has missed nothing", async ({
  page,
  context,
  request,
}) => {
  const token = await signInAsAdministrator(page);
  await page.goto("/administration");
  await isLive(page);
  const before = await played(page);
  await context.setOffline(true);
  await expect(page.locator("#live-state")).toHaveText("Reconnexion…");
  await playByApi(request, codeFor("watched-offline"));
  await context.setOffline(false);
  await isLive(page);
  await expect.poll(() => distance(page, token)).toBe(0);
  expect(await played(page)).toBeGreaterThan(before);
});

test("charts follow without a reload, and a table that was opened stays open", async ({ page }) => {
  test.setTimeout(60_000);
  await signInAsAdministrator(page);
  await page.goto("/administration");
  await isLive(page);
  const table = page.locator("#hours-figures");
  await table.locator("summary").click();
  await page.locator("h1").click(); // whoever reads elsewhere
  await page.locator("body").evaluate(() => (document.activeElement as HTMLElement).blur());
  const newest = table.locator("tbody tr").last().locator("td");
  const before = Number((await newest.textContent())?.replace(/\s/g, ""));
  await playByApi(page.request, codeFor("charted"));
  await expect
    .poll(async () => Number((await newest.textContent())?.replace(/\s/g, "")), { timeout: 25_000 })
    .not.toBe(before);
  await expect(table).toHaveAttribute("open", "");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page is whole and says when it was made", async ({ page }) => {
    await signInAsAdministrator(page);
    await page.goto("/administration");
    await expect(page.locator("#live-state")).toHaveText(/^Chiffres lus le .+ \d{4} à \d+\sh\s\d\d$/);
    for (const heading of [
      "Tickets joués",
      "Gains",
      "Boutiques",
      "Inscriptions",
      "Où l’on s’arrête",
      "Service",
    ])
      await expect(page.getByRole("heading", { level: 2, name: heading })).toBeVisible();
    await page.locator("#days-figures summary").click();
    await expect(page.locator("#days-figures table")).toBeVisible();
    expect(await played(page)).toBeGreaterThanOrEqual(0);
  });
});

test("the page’s own script is small and stands alone", async ({ page }) => {
  const scripts = new Map<string, string>();
  page.on("response", async (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith(".js")) scripts.set(pathname, await response.text());
  });
  await signInAsAdministrator(page);
  await page.goto("/administration");
  await isLive(page);
  // What every page with a script brings along is the framework's; the rest is this page's.
  for (const link of await page.locator('link[rel="modulepreload"]').all())
    scripts.delete((await link.getAttribute("href")) ?? "");
  const own = [...scripts.values()];
  expect(own.some((script) => script.includes("EventSource"))).toBe(true);
  expect(own.reduce((sum, script) => sum + script.length, 0)).toBeLessThan(6_000);
});

for (const path of ["/administration", "/en/office"]) {
  test(`is sound for everybody, in light and dark, from 320 px: ${path}`, async ({ page }) => {
    test.setTimeout(90_000);
    await signInAsAdministrator(page);
    await page.goto(path);
    await expect(page.locator("#overview")).toHaveAttribute("data-state", "on");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await expectNoSidewaysScroll(page);
      }
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`),
      ).toEqual([]);
    }
  });
}
