/** A prize on its way from the reveal to the counter: my prizes, the voucher, its print and its file. */

import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { readPdf } from "../src/voucher/pdf/pdf-text.fixture.ts";
import { codeFor, complaintsOf, expectNoSidewaysScroll, playCode, signUp, wonPrize } from "./visitor.ts";

/** Wins with a code and opens the voucher from the list. Returns the prize's name. */
async function openVoucher(page: Page, code: string): Promise<string> {
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await playCode(page, code);
  await expect(page.getByRole("status")).toContainText("Vous gagnez");
  const prize = await wonPrize(page);
  // At once: the win may not have reached D1, and must be in the list all the same.
  await page.goto("/mes-gains");
  await page.getByRole("link", { name: `Voir le bon : ${prize}` }).click();
  await expect(page).toHaveURL(/\/bon\/[0-9a-f-]{36}$/);
  return prize;
}

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
}

test("the list tells where a prize stands, and leads to its voucher", async ({ page }) => {
  const complaints = complaintsOf(page);
  const prize = await openVoucher(page, codeFor("voucher"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(prize);
  await expect(page.locator(".voucher-code .code")).toHaveText(/^\d{10}$/);
  await expect(page.getByRole("img", { name: /^Code QR du code \d{10}$/ })).toBeVisible();
  await expect(page.locator(".voucher")).toContainText("Camille Martin");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await page.goto("/mes-gains");
  const steps = page.getByRole("list", { name: "Parcours de ce gain" }).getByRole("listitem");
  await expect(steps).toHaveText([/^Joué .*\d{4}/, "Validé à venir", "Remis à venir"]);
  await expect(steps.first()).toHaveAttribute("aria-current", "step");
  await expectAccessible(page);
  await page.goto("/mes-gains?status=claimed");
  await expect(page.getByRole("link", { name: "Remis 0" })).toHaveAttribute("aria-current", "page");
  await expect(page.getByText("Aucun de vos gains n’en est là.")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("on paper there is the voucher and nothing else, down to a till roll", async ({ page }) => {
  await openVoucher(page, codeFor("printed"));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const hidden of [".masthead", ".colophon", ".voucher-back", ".voucher-more", ".voucher a"])
    for (const part of await page.locator(hidden).all()) await expect(part).toBeHidden();
  for (const shown of [".voucher h1", ".qr", ".voucher-code .code", ".on-paper", ".voucher-conditions"])
    await expect(page.locator(shown)).toBeVisible();
  await expect(page.locator(".on-paper")).toHaveText(/^https?:\/\/.+\/boutiques$/);
  await expect(page.locator(".qr-ground")).toHaveCSS("fill", "rgb(255, 255, 255)");
  await page.setViewportSize({ width: 272, height: 800 }); // 72 mm: what an 80 mm roll can print
  await expectNoSidewaysScroll(page);
  expect((await page.locator(".voucher-code .code").boundingBox())?.width ?? 999).toBeLessThan(272);

  const voucher = page.url();
  await page.emulateMedia({ media: "screen" });
  await page.goto("/profil");
  await page.locator("#lastName").fill("W".repeat(100));
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page).toHaveURL(/\/profil\?/);
  for (const media of ["screen", "print"] as const) {
    await page.emulateMedia({ media });
    await page.goto(voucher);
    await expect(page.locator(".voucher")).toContainText("WWWW");
    await expectNoSidewaysScroll(page);
  }
});

test("the file holds the same as the page, as text", async ({ page }) => {
  const prize = await openVoucher(page, codeFor("downloaded"));
  const code = (await page.locator(".voucher-code .code").textContent()) ?? "";
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Télécharger le PDF" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`bon-thetiptop-${code}.pdf`);
  const { texts, document } = await readPdf(await readFile(await download.path()));
  expect(document.getPageCount()).toBe(1);
  expect(texts).toContain(code);
  expect(texts).toContain("Camille Martin");
  expect(texts.join(" ").replaceAll("\u00a0", " ")).toContain(prize.replaceAll("\u00a0", " "));

  const file = await page.request.get(`${page.url()}/pdf`);
  expect(file.headers()).toMatchObject({
    "content-type": "application/pdf",
    "cache-control": "private, no-store",
    "x-robots-tag": "noindex",
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the voucher and its file are there, and nobody else's ever", async ({ page, browser }) => {
    await signUp(page);
    await playCode(page, codeFor("unscripted"));
    await expect(page.getByRole("status")).toContainText("Vous gagnez");
    await page.goto("/mes-gains");
    await page.getByRole("link", { name: /^Voir le bon/ }).click();
    await expect(page.locator(".voucher-code .code")).toHaveText(/^\d{10}$/);
    const { pathname } = new URL(page.url());

    const elsewhere = await browser.newContext({ javaScriptEnabled: false });
    const stranger = await elsewhere.newPage();
    await stranger.goto(pathname);
    await expect(stranger).toHaveURL(/\/connexion\?next=prizes$/);
    await signUp(stranger);
    const bodies = [];
    for (const path of [pathname, "/bon/01234567-89ab-7def-8123-456789abcdef", "/bon/42"])
      for (const address of [path, `${path}/pdf`]) {
        const answer = await stranger.goto(address);
        expect([address, answer?.status()]).toEqual([address, 404]);
        bodies.push(await stranger.locator("main").textContent());
      }
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain("Ce bon n’existe pas");
    await elsewhere.close();
  });
});

test("a voucher that was refused says so instead of offering itself", async ({ page, request }) => {
  await openVoucher(page, codeFor("refused"));
  const address = page.url();
  const ticketId = address.split("/").at(-1);
  const login = await request.post("/api/auth/login", {
    data: { email: "employee@test.com", password: "Employee1234" },
  });
  const { token } = await login.json();
  const reason = "Le ticket présenté porte un autre code.";
  // The employee decides once the win is in D1.
  await expect(async () => {
    const decided = await request.post("/api/employee/validate-ticket", {
      headers: { Authorization: `Bearer ${token}` },
      data: { ticketId, action: "reject", rejectionReason: reason },
    });
    expect(decided.status()).toBe(200);
  }).toPass();
  await page.reload();
  await expect(page.locator(".voucher")).toContainText("Gain refusé le");
  await expect(page.locator(".voucher")).toContainText(reason);
  await expect(page.locator(".qr")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Télécharger le PDF" })).toHaveCount(0);
  const file = await page.request.get(`${address}/pdf`, { maxRedirects: 0 });
  expect([file.status(), file.headers()["location"]]).toEqual([303, new URL(address).pathname]);
});
