/** The counter desk, by keyboard alone: every journey of a ticket over the counter, and the camera. */

import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { renderSVG } from "uqr";
import { expectSound } from "./sound.ts";
import { newPlayer, play, signInAs } from "./staff.ts";
import { codeFor, complaintsOf } from "./visitor.ts";

/** Of each state on a phone and at a till. */
const PICTURED = ["360-light", "1440-light"];

test.beforeEach(async ({ context, baseURL }) => {
  await signInAs(context, "employee", baseURL ?? "");
});

/** As a scanner does it: into whatever has the focus, ended with Enter. */
async function scanned(page: Page, typed: string): Promise<void> {
  await expect(page.locator("#look-up")).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
}

/** One letter, from outside the field. */
async function shortcut(page: Page, key: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Escape");
  await page.keyboard.press(key);
}

function verdict(page: Page) {
  return page.locator(".verdict-word");
}

test("look up, validate, hand over, undo, hand over again, without a mouse", async ({ page, request }) => {
  const complaints = complaintsOf(page);
  const code = codeFor("counter-run");
  await page.goto("/comptoir");
  await scanned(page, code);
  await expect(verdict(page)).toHaveText("Non joué");
  await expectSound(page, "counter-unplayed", PICTURED);
  await play(request, await newPlayer(request), code);

  await page.goto("/comptoir");
  await scanned(page, code);
  await expect(verdict(page)).toHaveText("À valider");
  // Read out where the eyes are not, while the field waits for the next customer.
  await expect(page.locator("[data-part=live]")).toContainText("À valider");
  await expect(page.locator("#look-up")).toBeFocused();
  await expectSound(page, "counter-to-validate", PICTURED);
  await shortcut(page, "v");
  await expect(verdict(page)).toHaveText("À remettre");
  await expect(page.getByText("Validé à l’instant.").first()).toBeVisible();
  await expectSound(page, "counter-ready", PICTURED);
  await shortcut(page, "h");
  await expect(verdict(page)).toHaveText("Remis");
  await expectSound(page, "counter-handed-over", PICTURED);
  await shortcut(page, "u");
  await expect(verdict(page)).toHaveText("À remettre");
  await expect(page.getByText("Décision annulée.").first()).toBeVisible();
  await shortcut(page, "h");
  await expect(verdict(page)).toHaveText("Remis");

  // The same ticket, held out once more by the same or another customer.
  await scanned(page, code);
  await expect(verdict(page)).toHaveText("Déjà remis");
  await expect(page.locator(".verdict-why")).toContainText("par Émile");
  await expect(page.getByRole("button", { name: "Remettre le lot" })).toHaveCount(0);
  await expect(page.locator(".desk-history li strong")).toHaveText([
    "Joué",
    "Validé",
    "Remis",
    "Annulé",
    "Remis",
  ]);
  expect(complaints).toEqual([]);
});

test("rejects with a reason, found by the player's name, whose file is opened on record", async ({
  page,
  request,
}) => {
  const player = await newPlayer(request);
  const ticketId = await play(request, player, codeFor("counter-reject"));
  await page.goto("/comptoir");
  await expect(async () => {
    await page.goto("/comptoir");
    await scanned(page, `zoe ${player.lastName.toUpperCase()}`);
    await expect(page.locator(".desk-open a")).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("heading", { name: "Zoé L.", exact: true })).toBeVisible();
  await expect(page.locator("main")).not.toContainText(player.email);
  await expectSound(page, "counter-people", []);

  await page.locator(".desk-file").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Zoé ${player.lastName}`);
  await expect(page.locator("main")).not.toContainText(player.email);
  await expectSound(page, "counter-player-file", []);

  await page.locator(".desk-prize-row a").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(ticketId));
  await shortcut(page, "r");
  await expect(page.locator("#why")).toBeFocused();
  await expectSound(page, "counter-rejecting", PICTURED);
  await page.locator("#why").selectOption("no-receipt");
  await page.locator("#note").focus();
  await page.keyboard.type("Revenez avec le ticket de caisse");
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toHaveText("Rejeté");
  await expect(page.locator(".verdict-why")).toContainText(
    "La preuve d’achat n’a pas été présentée. Revenez avec le ticket de caisse",
  );

  await page.goto("/comptoir/journee");
  await expect(page.locator(".step-rejected").first()).toContainText("La preuve d’achat");
  await expectSound(page, "counter-my-day", []);
  await page.locator(".step-rejected .button").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Décision annulée.").first()).toBeVisible();
});

test("codes that lead nowhere say why, and are kept masked", async ({ page }) => {
  await page.goto("/comptoir");
  await scanned(page, "0000000001");
  await expect(verdict(page)).toHaveText("Code inconnu");
  await expectSound(page, "counter-unknown", PICTURED);
  await scanned(page, "12345");
  await expect(verdict(page)).toHaveText("Code illisible");
  await scanned(page, "Personne Nullepart");
  await expect(page.getByText("Aucun joueur ne porte ce nom.").first()).toBeVisible();
  await expectSound(page, "counter-nobody", []);
  await page.goto("/comptoir/journee");
  await expect(page.locator("main")).toContainText("00••••••01");
  await expect(page.locator("main")).not.toContainText("0000000001");
});

test("validates many of the queue, and says of one that a colleague took meanwhile", async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const player = await newPlayer(request);
  const first = await play(request, player, codeFor("counter-bulk"));
  const second = await play(request, player, codeFor("counter-scan"));
  // Longest first: these two came last.
  await expect(async () => {
    await page.goto("/comptoir/file?limit=100");
    for (let next = page.locator("a[rel=next]"); await next.count(); ) await next.click();
    await expect(page.locator(`input[value="${second}"]`)).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await expectSound(page, "counter-bulk", []);
  for (const id of [first, second]) {
    await page.locator(`input[value="${id}"]`).focus();
    await page.keyboard.press("Space");
  }
  const colleague = await browser.newContext({ baseURL: baseURL ?? "" });
  const token = await signInAs(colleague, "administrator", baseURL ?? "");
  await colleague.request.post("/api/employee/hand-over", {
    data: { ticketId: second },
    headers: { authorization: `Bearer ${token}` },
  });
  await colleague.close();
  await page.getByRole("button", { name: "Valider les tickets choisis" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 sur 2 validés.").first()).toBeVisible();
  await expect(page.locator(".notice li")).toContainText("déjà traité par ailleurs");
  await expectSound(page, "counter-scanner", []);

  await test.step("the camera reads the code that a ticket's link carries", () =>
    expectScanned(page, baseURL ?? "", codeFor("counter-scan")));
});

/** A browser whose camera sees one picture of the QR code. */
async function expectScanned(page: Page, baseUrl: string, code: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "camera-"));
  const film = join(folder, "ticket.mjpeg");
  const square = await sharp(Buffer.from(renderSVG(`https://thetiptop.example/jouer?code=${code}`)))
    .resize(360, 360)
    .toBuffer();
  const frame = await sharp({ create: { width: 640, height: 480, channels: 3, background: "white" } })
    .composite([{ input: square, gravity: "centre" }])
    .jpeg()
    .toBuffer();
  await writeFile(film, Buffer.concat(Array.from({ length: 10 }, () => frame)));
  const { executablePath } = test.info().project.use.launchOptions ?? {};
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      "--no-sandbox",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  try {
    const context = await browser.newContext({ baseURL: baseUrl, locale: "fr-FR" });
    await context.addCookies(await page.context().cookies());
    const desk = await context.newPage();
    const complaints = complaintsOf(desk);
    await desk.goto("/comptoir");
    await desk.getByRole("button", { name: "Scanner avec la caméra" }).focus();
    await desk.keyboard.press("Enter");
    await expect(desk.getByRole("dialog")).toBeVisible();
    await expect(verdict(desk)).toHaveText("Déjà remis", { timeout: 20_000 });
    await expect(desk.locator(".desk-facts .code")).toHaveText(code);
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}

test("only the counter's pages may use the camera and WebAssembly", async ({ page }) => {
  for (const [path, isAllowed] of [
    ["/comptoir", true],
    ["/jouer", false],
    ["/", false],
  ] as const) {
    const headers = (await page.request.get(path, { headers: { accept: "text/html" } })).headers();
    expect(headers["permissions-policy"]?.includes("camera=(self)"), path).toBe(isAllowed);
    expect(headers["content-security-policy"]?.includes("'wasm-unsafe-eval'"), path).toBe(isAllowed);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a code is looked up, and no button is shown that does nothing", async ({ page }) => {
    await page.goto("/comptoir");
    await page.locator("#look-up").fill("0000000001");
    await page.keyboard.press("Enter");
    await expect(verdict(page)).toHaveText("Code inconnu");
    await expect(page.getByRole("button", { name: "Scanner avec la caméra" })).toHaveCount(0);
  });
});
