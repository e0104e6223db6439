/**
 * Tickets from the press to the thief, in one browser: a batch is made, sent, activated by its first and last code,
 * played, and revoked. The demo has no serials to spare, so a range at the end of Nice's printed batch is cut off, which
 * no other test plays; and what is made of it belongs to this test alone.
 */

import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectNoSidewaysScroll, playCode, refuseCookies, signUp } from "./visitor.ts";

const CAMPAIGN = "demo";
/** The last printed serials of Nice. Each run takes the ten before those that an earlier one cut off. */
const NICE_LAST = 1_479_999;
const TAKEN = 10;

interface Batch {
  readonly id: string;
  readonly label: string;
  readonly firstSerial: number;
  readonly lastSerial: number;
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await refuseCookies(page);
  await page.goto("/connexion");
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(password);
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL((url) => url.pathname !== "/connexion");
}

async function administrator(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "admin@test.com", "Admin1234");
  return page;
}

/** Codes by serial, as the printer's file has them. */
async function printedCodes(page: Page, batchId: string): Promise<Map<number, string>> {
  const answer = await page.request.get(`/administration/tranches/impression?batch=${batchId}&format=ndjson`);
  expect(answer.headers()["content-disposition"]).toContain(`codes-${CAMPAIGN}-`);
  const lines = (await answer.text()).trimEnd().split("\n");
  return new Map(lines.map((line) => JSON.parse(line)).map(({ serial, code }) => [serial, code]));
}

async function batchesOf(page: Page): Promise<Batch[]> {
  const login = { email: "admin@test.com", password: "Admin1234" };
  const { token } = await (await page.request.post("/api/auth/login", { data: login })).json();
  const headers = { Authorization: `Bearer ${token}` };
  const { data } = await (await page.request.get(`/api/admin/campaigns/${CAMPAIGN}`, { headers })).json();
  return data.catalogue.batches;
}

test("cut off, printed, played, reported stolen, revoked: its other codes play no more", async ({
  browser,
  page,
}) => {
  const office = await administrator(browser);
  const nice = (await batchesOf(office)).findLast(
    ({ label, lastSerial }) => label === "Nice" && lastSerial <= NICE_LAST,
  );
  if (!nice) throw new Error("Nice has no printed tickets left");
  const [first, last] = [nice.lastSerial - TAKEN + 1, nice.lastSerial];
  const label = `Carton ${first}`;

  await office.goto(`/administration/tranches?batch=${nice.id}`);
  await office.getByRole("heading", { name: "Séparer une partie" }).click();
  await office.getByLabel("Nom de la partie").fill(label);
  await office.getByLabel("Du numéro").fill(String(first));
  await office.getByLabel("Au numéro").fill(String(last));
  await office.getByRole("button", { name: "Séparer" }).click();
  await expect(office.getByRole("heading", { level: 1 })).toContainText(label);
  const batchId = new URL(office.url()).searchParams.get("batch") ?? "";
  const codes = await printedCodes(office, batchId);
  expect([...codes.keys()]).toEqual(Array.from({ length: TAKEN }, (_, n) => first + n));

  await signUp(page);
  await page.waitForLoadState("networkidle");
  await playCode(page, codes.get(first) ?? "");
  await expect(page.getByRole("status")).toContainText("Vous gagnez");

  await office.getByRole("link", { name: "Révoquer cette tranche…" }).click();
  await expect(office.getByRole("heading", { level: 1 })).toContainText("Révoquer");
  await expect(office.getByText("1 ont déjà été joués")).toBeVisible();
  await office.getByRole("button", { name: `Révoquer les ${TAKEN} codes` }).click();
  await expect(office.getByText("ses codes ne se jouent plus")).toBeFocused();

  await page.goto("/jouer");
  await page.waitForLoadState("networkidle");
  await playCode(page, codes.get(last) ?? "");
  await expect(page.getByText("Ce code a été désactivé")).toBeVisible();
  await office.context().close();
});
