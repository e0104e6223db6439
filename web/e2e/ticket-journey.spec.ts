/** The whole way of a ticket, through everybody's hands: sold, played by who was given it, handed over, and told of at head office. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { signInAs } from "./staff.ts";
import { complaintsOf, signUp, wonPrize } from "./visitor.ts";

test.beforeAll(async () => {
  const file = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  prepareZXingModule({ overrides: { wasmBinary: (await readFile(file)).buffer as ArrayBuffer } });
});

/** What a phone's camera reads off a part of the page. */
async function readQr(part: Locator): Promise<URL> {
  const [read] = await readBarcodes(new Uint8Array(await part.screenshot()), { formats: ["QRCode"] });
  expect(read?.isValid).toBe(true);
  return new URL(read?.text ?? "");
}

/** Sells with the keyboard alone; the code on the screen. */
async function sell(desk: Page, amount: string): Promise<string> {
  await desk.goto("/comptoir/vente");
  await expect(desk.locator("#receipt")).toBeFocused();
  await desk.keyboard.type(`VOIE-${crypto.randomUUID().slice(0, 13)}`);
  await desk.keyboard.press("Tab");
  // Where there is a camera, its button stands between the two fields.
  if (!(await desk.locator("#amount").evaluate((field) => field === document.activeElement)))
    await desk.keyboard.press("Tab");
  await desk.keyboard.type(amount);
  await desk.keyboard.press("Enter");
  await expect(desk.locator(".sold-code")).toBeVisible();
  return (await desk.locator(".sold-code").textContent()) ?? "";
}

/** As a scanner does it: typed where the focus is, ended with Enter. */
async function scanAtCounter(desk: Page, code: string): Promise<void> {
  await desk.goto("/comptoir");
  await expect(desk.locator("#look-up")).toBeFocused();
  await desk.keyboard.type(code);
  await desk.keyboard.press("Enter");
}

async function pressKey(desk: Page, key: string): Promise<void> {
  await desk.waitForLoadState("networkidle");
  await desk.keyboard.press("Escape");
  await desk.keyboard.press(key);
}

/** A visitor without an account opens the link, is led to sign up, and has the code still. */
async function openAsNewPlayer(browser: Browser, link: URL, code: string): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", locale: "fr-FR" });
  const player = await context.newPage();
  await player.goto(link.pathname + link.search);
  await expect(player.locator("#code")).toHaveValue(code.replace(/\W/g, ""));
  await player.waitForLoadState("networkidle");
  await player.locator("main form button").first().click();
  await player.waitForURL(/\/connexion/);
  await signUp(player, "/inscription?next=play");
  await expect(player.locator("#code")).toHaveValue(code.replace(/\W/g, ""));
  await player.waitForLoadState("networkidle");
  await player.locator("main form button").first().click();
  return player;
}

async function handedOver(office: Page): Promise<number> {
  await office.goto("/administration");
  const figure = office.locator(".key-figure", { hasText: "Remis" }).locator("dd");
  return Number(((await figure.textContent()) ?? "").replace(/\D/g, ""));
}

test("sold, played, won, validated, handed over: each page says so", async ({
  page: desk,
  browser,
  baseURL,
}) => {
  test.slow();
  const complaints = complaintsOf(desk);
  await signInAs(desk.context(), "employee", baseURL ?? "");
  const officeContext = await browser.newContext({ locale: "fr-FR" });
  await signInAs(officeContext, "administrator", baseURL ?? "");
  const office = await officeContext.newPage();
  const handedOverBefore = await handedOver(office);

  const code = await sell(desk, "52,40");
  const link = await readQr(desk.locator(".sold .link-qr"));
  expect(link.searchParams.get("code")).toBe(code.replace(/\W/g, ""));
  await expect(desk.locator(".sold")).toContainText("52,40");
  await desk.getByRole("link", { name: "Imprimer ou rembourser" }).click();
  await expect(desk.locator(".slip .code")).toHaveText(code);
  expect((await readQr(desk.locator(".slip .link-qr"))).href).toBe(link.href);

  const player = await openAsNewPlayer(browser, link, code);
  await expect(player.getByRole("status")).toContainText("Vous gagnez");
  const prize = await wonPrize(player);

  await scanAtCounter(desk, code);
  await expect(desk.locator(".verdict-word")).toHaveText("À valider");
  await expect(desk.locator(".desk-prize h3")).toHaveText(prize);
  const ticketId = new URL(desk.url()).searchParams.get("ticket") ?? "";
  await pressKey(desk, "v");
  await expect(desk.locator(".verdict-word")).toHaveText("À remettre");
  await pressKey(desk, "h");
  await expect(desk.locator(".verdict-word")).toHaveText("Remis");
  await scanAtCounter(desk, code);
  await expect(desk.locator(".verdict-word")).toHaveText("Déjà remis");
  await desk.goto("/comptoir/journee");
  await expect(desk.locator(".desk-day-row.step-handed-over", { hasText: code })).toContainText(prize);
  expect(complaints).toEqual([]);

  await player.goto("/mes-gains");
  await expect(player.locator("main")).toContainText(prize);
  await expect(player.locator("main")).toContainText("Ce lot vous a été remis");

  await office.goto(`/administration/gagnants?q=${code}`);
  const row = office.locator("tbody tr");
  await expect(row).toHaveCount(1);
  for (const shown of [code, prize, "Remis", "Nice"]) await expect(row).toContainText(shown);
  await row.locator("a.code").click();
  const file = office.locator(".ticket-file");
  for (const shown of [code, prize, "Validé", "Remis", "52,40"]) await expect(file).toContainText(shown);
  await expect.poll(() => handedOver(office)).toBeGreaterThan(handedOverBefore);
  for (const action of ["winner.validated", "winner.handed-over"]) {
    await office.goto(`/administration/journal?action=${action}&subject=${ticketId}`);
    await expect(office.locator("tbody tr")).toHaveCount(1);
    await expect(office.locator("tbody tr")).toContainText("Émile");
  }
  await officeContext.close();
  await player.context().close();
});

test("refunded: the player is told, and the counter sends nobody to play it", async ({
  page: desk,
  browser,
  baseURL,
}) => {
  await signInAs(desk.context(), "employee", baseURL ?? "");
  const code = await sell(desk, "49");
  const link = await readQr(desk.locator(".sold .link-qr"));
  await desk.getByRole("link", { name: "Imprimer ou rembourser" }).click();
  await desk.getByRole("button", { name: "Rembourser et annuler le ticket" }).click();
  await expect(desk.locator("#refund-notice")).toContainText("le ticket est annulé");

  const player = await openAsNewPlayer(browser, link, code);
  await expect(player.locator("#play-notice")).toContainText("Ce ticket a été annulé");
  await player.context().close();

  await scanAtCounter(desk, code);
  await expect(desk.locator(".verdict-word")).toHaveText("Annulé");
  await expect(desk.locator(".verdict-why")).toContainText("a été remboursé");
});

test("muting the counter is remembered, and mutes it", async ({ page: desk, baseURL }) => {
  await signInAs(desk.context(), "employee", baseURL ?? "");
  await desk.addInitScript(() => {
    const Sounding = window.AudioContext;
    window.AudioContext = class extends Sounding {
      constructor() {
        super();
        document.documentElement.dataset["sounded"] = "yes";
      }
    };
  });
  const page = desk.locator("html");
  await scanAtCounter(desk, "0000000001");
  await expect(page).toHaveAttribute("data-sounded", "yes");
  await desk.getByRole("button", { name: "Son activé" }).click();
  await scanAtCounter(desk, "0000000001");
  await expect(desk.getByRole("button", { name: "Son coupé" })).toBeVisible();
  await expect(page).not.toHaveAttribute("data-sounded", "yes");
});

for (const [width, scheme] of [
  [360, "light"],
  [1440, "dark"],
] as const)
  test(`no word of a ticket's sheet is broken at ${width} pixels`, async ({
    page: desk,
    browser,
    baseURL,
  }) => {
    await signInAs(desk.context(), "employee", baseURL ?? "");
    const code = await sell(desk, "50");
    const player = await openAsNewPlayer(
      browser,
      new URL(`/jouer?code=${code.replace(/\W/g, "")}`, baseURL ?? ""),
      code,
    );
    await expect(player.getByRole("status")).toContainText("Vous gagnez");
    await player.context().close();
    await desk.emulateMedia({ colorScheme: scheme });
    await desk.setViewportSize({ width, height: 900 });
    await scanAtCounter(desk, code);
    const shown = desk.locator(".desk-facts .code");
    const { height, line } = await shown.evaluate((element) => ({
      height: element.getBoundingClientRect().height,
      line: Number.parseFloat(getComputedStyle(element).lineHeight),
    }));
    expect(height).toBeLessThan(2 * line);
  });
