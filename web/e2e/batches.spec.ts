/**
 * Tickets from the press to the thief. Every ticket of the demo is active already and none is to spare, so these tests
 * run a house of their own (the same built server, on an empty data directory), whose only campaign has no batch yet.
 */

import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { definitionOf } from "../../load-tests/system/campaigns.ts";
import { House } from "../../load-tests/system/house.ts";
import { complaintsOf, expectNoSidewaysScroll, playCode, refuseCookies, signUp } from "./visitor.ts";

const TICKETS = 20_000;
const PACK = 250;

let house: House;
let base: string;

// Three people and a server of their own in one test: twice what a page alone is given.
test.describe.configure({ timeout: 90_000 });

test.beforeAll(async () => {
  house = await House.open("packs");
  base = house.url.replace("127.0.0.1", "localhost"); // where browsers keep secure cookies without TLS
  await house.campaign(definitionOf("packs", TICKETS, undefined, { batches: [] }));
  const week = '[{"days":[1,2,3,4,5,6],"from":"10:00","to":"19:00"}]';
  for (const [id, name] of [
    ["nice", "Nice"],
    ["lyon", "Lyon"],
  ] as const) {
    await house.query(
      `INSERT INTO stores (id, name, street, postal_code, city, latitude, longitude, opening_hours)
       VALUES (?, ?, '1 rue du Thé', '06000', ?, 43.7, 7.2, ?)`,
      id,
      name,
      name,
      week,
    );
  }
});

test.afterAll(() => house.close());

/** A page of somebody of the staff, signed in. */
async function staffPage(
  browser: Browser,
  role: "EMPLOYEE" | "ADMIN",
  options: { readonly store?: string; readonly javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const { store, ...context } = options;
  const [person] = await house.players(1, role);
  if (!person) throw new Error("nobody was seeded");
  if (store) await house.query("UPDATE users SET store_id = ? WHERE id = ?", store, person.id);
  const opened = await browser.newContext({ baseURL: base, locale: "fr-FR", ...context });
  const where = { domain: "localhost", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;
  await opened.addCookies([{ name: "__Host-session", value: person.token, ...where }]);
  return opened.newPage();
}

/** Makes a batch of so many tickets for Nice and marks it as sent. Returns its page's address. */
async function sentBatch(office: Page, label: string, count: number): Promise<string> {
  await office.goto("/administration/tranches");
  await office.getByRole("heading", { name: "Créer des tranches" }).click();
  await office.getByLabel("Nom de la tranche").fill(label);
  await office.getByRole("checkbox", { name: "Nice" }).check();
  await office.getByLabel("Tickets par tranche").fill(String(count));
  await office.getByRole("button", { name: "Créer" }).click();
  await expect(office.locator("#done-notice")).toBeFocused();
  await expect(office.locator("#done-notice")).toContainText("Les tranches sont créées.");
  await office.getByRole("link", { name: label, exact: true }).click();
  const address = office.url();
  await office.getByRole("button", { name: "Marquer comme envoyée" }).click();
  await expect(office.getByText("La tranche est envoyée")).toBeVisible();
  return address;
}

/** The codes of the batch on the page, by serial, out of the printer's own file. */
async function printedCodes(office: Page): Promise<Map<number, string>> {
  const arriving = office.waitForEvent("download");
  await office.getByRole("link", { name: "NDJSON" }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toMatch(/^codes-packs-[a-z0-9-]+\.ndjson$/);
  const pieces: Buffer[] = [];
  for await (const piece of await file.createReadStream()) pieces.push(piece as Buffer);
  const lines = Buffer.concat(pieces).toString().trimEnd().split("\n");
  return new Map(lines.map((line) => JSON.parse(line)).map(({ serial, code }) => [serial, code]));
}

async function audited(action: string): Promise<number> {
  const [row] = await house.query<{ n: number }>(
    "SELECT count(*) AS n FROM audit_log WHERE action = ?",
    action,
  );
  return row?.n ?? 0;
}

test("made, sent, activated by its first and last code, played, stolen, revoked: its other codes play no more", async ({
  browser,
}) => {
  const office = await staffPage(browser, "ADMIN");
  const complaints = complaintsOf(office);
  const address = await sentBatch(office, "Noël", 1_000);
  const codes = await printedCodes(office);
  expect(codes.size).toBe(1_000);
  function codeAt(place: number): string {
    return [...codes.values()][place] ?? "";
  }

  const player = await (await browser.newContext({ baseURL: base, locale: "fr-FR" })).newPage();
  await refuseCookies(player);
  await signUp(player);
  await playCode(player, codeAt(3));
  await expect(player.getByText(/pas encore activé/)).toBeVisible();

  // A scanner types a code and Enter; the first Enter leads to the second field and sends nothing.
  const shop = await staffPage(browser, "EMPLOYEE", { store: "nice" });
  await shop.goto("/comptoir/paquets");
  await expect(shop.locator("#first")).toBeFocused();
  await shop.keyboard.type(codeAt(0));
  await shop.keyboard.press("Enter");
  await expect(shop.locator("#last")).toBeFocused();
  await shop.keyboard.type(codeAt(PACK - 1));
  await shop.keyboard.press("Enter");
  await expect(shop.locator("#pack-question")).toBeFocused();
  await expect(shop.locator("#pack-question")).toContainText(
    `${PACK} tickets de la tranche «\u00a0Noël\u00a0»`,
  );
  // One scan too many, with its Enter, activates nothing.
  await shop.keyboard.type(codeAt(1));
  await shop.keyboard.press("Enter");
  await expect(shop.locator("#pack-question")).toBeVisible();
  expect(await audited("pack.activated")).toBe(0);
  await shop.getByRole("button", { name: `Activer les ${PACK} tickets` }).click();
  await expect(shop.getByText(`${PACK} tickets sont actifs`)).toBeVisible();
  await expect(shop.getByRole("row", { name: /Noël .* 250 Active/ })).toBeVisible();
  expect(await audited("pack.activated")).toBe(1);

  await player.goto("/jouer");
  await playCode(player, codeAt(3));
  await expect(player.getByRole("status")).toContainText("Vous gagnez");
  await player.goto("/jouer?another");
  await playCode(player, codeAt(PACK)); // the pack beside it is still closed
  await expect(player.getByText(/pas encore activé/)).toBeVisible();

  await office.goto(address);
  await expect(office.getByText("Active", { exact: true })).toBeVisible();
  await office.getByRole("link", { name: "Révoquer cette tranche…" }).click();
  await expect(office.getByText("1 ont déjà été joués")).toBeVisible();
  expect(await audited("batch.revoked")).toBe(0);
  await office.getByRole("button", { name: `Révoquer les ${PACK} codes` }).click();
  await expect(office.getByText("ses codes ne se jouent plus")).toBeVisible();
  expect(await audited("batch.revoked")).toBe(1);

  await player.goto("/jouer?another");
  await playCode(player, codeAt(4));
  await expect(player.getByText(/a été désactivé/)).toBeVisible();
  expect(complaints).toEqual([]);
});

test("without a script, a pack is activated in two steps, and a batch that changed meanwhile is not revoked", async ({
  browser,
}) => {
  const options = { javaScriptEnabled: false };
  const office = await staffPage(browser, "ADMIN", options);
  const address = await sentBatch(office, "Sans script", 500);
  const codes = await printedCodes(office);
  const [first = 0] = codes.keys();
  await office.getByRole("link", { name: "Révoquer cette tranche…" }).click();

  const shop = await staffPage(browser, "EMPLOYEE", { ...options, store: "nice" });
  await shop.goto("/comptoir/paquets");
  await shop.locator("#first").fill(codes.get(first) ?? "");
  await shop.keyboard.press("Enter");
  await expect(shop.locator("#last")).toBeFocused();
  await shop.locator("#last").fill(codes.get(first + PACK - 1) ?? "");
  await shop.keyboard.press("Enter");
  await shop.getByRole("button", { name: `Activer les ${PACK} tickets` }).click();
  await expect(shop.getByText(`${PACK} tickets sont actifs`)).toBeVisible();

  // What the revoking page says is not true any more.
  await office.getByRole("button", { name: "Révoquer les 500 codes" }).click();
  await expect(office.getByText("La tranche a changé entre-temps")).toBeVisible();
  await office.goto(address);
  await expect(office.getByText("Active", { exact: true })).toBeVisible();
});

test("another shop's pack, a code that is none and half a pack are refused in words", async ({ browser }) => {
  const office = await staffPage(browser, "ADMIN");
  await sentBatch(office, "Refus", 100);
  const codes = await printedCodes(office);
  const [first = 0] = codes.keys();
  const shop = await staffPage(browser, "EMPLOYEE", { store: "lyon" });
  await shop.goto("/comptoir/paquets");
  await shop.locator("#first").fill(codes.get(first) ?? "");
  await shop.locator("#last").fill("12");
  await shop.getByRole("button", { name: "Vérifier le paquet" }).click();
  await expect(shop.locator("#last-problem")).toContainText("n’a pas la bonne forme");
  await expect(shop.locator("#last")).toBeFocused();
  await expect(shop.locator("#first")).toHaveValue(codes.get(first) ?? "");
  await shop.locator("#last").fill(codes.get(first + 99) ?? "");
  await shop.getByRole("button", { name: "Vérifier le paquet" }).click();
  await expect(shop.getByText("Ce paquet est d’une autre boutique")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the pages of batches and packs are clean to axe and fit 320 pixels, in ${colorScheme}`, async ({
    browser,
  }) => {
    const office = await staffPage(browser, "ADMIN");
    await office.emulateMedia({ colorScheme });
    await office.setViewportSize({ width: 320, height: 640 });
    const address = new URL(await sentBatch(office, `Axe ${colorScheme}`, 100));
    const one = address.pathname + address.search;
    for (const path of [
      "/administration/tranches",
      one,
      `${one}&revoke=1`,
      "/comptoir/paquets",
      "/en/office/batches",
    ]) {
      await office.goto(path);
      for (const summary of await office.locator("main summary").all()) await summary.click();
      const { violations } = await new AxeBuilder({ page: office }).include("main").analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      await expectNoSidewaysScroll(office);
    }
  });
}
