/** From purchase to ticket: sold at the counter, played by the customer; refunded, and played no more. */

import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { linkTo } from "./mailbox.ts";
import { complaintsOf, expectNoSidewaysScroll, playCode, signUp, wonPrize } from "./visitor.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function signIn(page: Page, email: string, password: string, arrival: string): Promise<void> {
  await page.goto(`/connexion?next=${arrival}`);
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(password);
  await page.locator("main form button").click();
  await page.waitForURL(/\/(comptoir|administration)/);
}

function asEmployee(page: Page): Promise<void> {
  return signIn(page, "employee@test.com", "Employee1234", "counter");
}

function asAdministrator(page: Page): Promise<void> {
  return signIn(page, "admin@test.com", "Admin1234", "office");
}

function nextReceipt(): string {
  return `NCE-${crypto.randomUUID().slice(0, 13)}`;
}

/** Sells with the keyboard alone, from the field that has the focus. */
async function sell(page: Page, receipt: string, amount: string, email = ""): Promise<void> {
  await page.goto("/comptoir/vente");
  await expect(page.locator("#receipt")).toBeFocused();
  await page.keyboard.type(receipt);
  await page.keyboard.press("Tab");
  // Where there is a camera, its button stands between the two fields.
  const isThere = await page.locator("#amount").evaluate((field) => field === document.activeElement);
  if (!isThere) await page.keyboard.press("Tab");
  await page.keyboard.type(amount);
  await page.keyboard.press("Tab");
  await page.keyboard.type(email);
  await page.keyboard.press("Enter");
}

async function soldCode(page: Page): Promise<string> {
  await expect(page.locator(".sold-code")).toBeVisible();
  return (await page.locator(".sold-code").textContent()) ?? "";
}

async function newCustomer(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signUp(page);
  return page;
}

test("a sale gives a code, which its customer plays", async ({ page, browser }) => {
  const complaints = complaintsOf(page);
  await asEmployee(page);
  const email = `client.${crypto.randomUUID()}@exemple.fr`;
  const receipt = nextReceipt();
  await sell(page, receipt, "52,40", email);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Ticket donné");
  const code = await soldCode(page);
  // Ready for the next one at once.
  await expect(page.locator("#receipt")).toBeFocused();
  await expect(page.locator("#receipt")).toHaveValue("");

  await sell(page, receipt.toLowerCase(), "52.4");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Déjà donné : voici le même ticket");
  expect(await soldCode(page)).toBe(code);

  const link = new URL(await linkTo(page, email, "/jouer"));
  const customer = await newCustomer(browser);
  await customer.goto(link.pathname + link.search);
  await expect(customer.locator("#code")).toHaveValue(code.replaceAll("-", ""));
  await customer.emulateMedia({ reducedMotion: "reduce" });
  await customer.waitForLoadState("networkidle");
  await customer.locator("main form button").first().click();
  await expect(customer.getByRole("status")).toContainText("Vous gagnez");
  expect(await wonPrize(customer)).not.toBe("");

  // A refund comes too late for the ticket, and says so.
  await page.getByRole("link", { name: "Imprimer ou rembourser" }).click();
  await page.getByRole("button", { name: "Rembourser et annuler le ticket" }).click();
  await expect(page.locator("#refund-notice")).toContainText("avait déjà été joué");
  expect(complaints).toEqual([]);
});

test("a refunded ticket is never played", async ({ page, browser }) => {
  await asEmployee(page);
  await sell(page, nextReceipt(), "49");
  const code = await soldCode(page);
  await page.getByRole("link", { name: "Imprimer ou rembourser" }).click();
  await expect(page.locator(".slip .code")).toHaveText(code);
  await page.getByRole("button", { name: "Rembourser et annuler le ticket" }).click();
  await expect(page.locator("#refund-notice")).toContainText("le ticket est annulé");
  await expect(page.locator("#refund-notice")).toBeFocused();
  await expect(page.locator(".slip")).toHaveCount(0);

  const customer = await newCustomer(browser);
  await customer.goto("/jouer");
  await customer.waitForLoadState("networkidle");
  await playCode(customer, code);
  await expect(customer.locator("#play-notice")).toContainText("Ce ticket a été annulé");
});

test("what gives no ticket says why, and keeps what was typed", async ({ page }) => {
  await asEmployee(page);
  const receipt = nextReceipt();
  await sell(page, receipt, "48,99");
  await expect(page.locator("#sale-notice")).toContainText("il en faut 49");
  await expect(page.locator("#sale-notice")).toBeFocused();
  await expect(page.locator("#receipt")).toHaveValue(receipt);
  await page.locator("#amount").fill("cinquante");
  await page.getByRole("button", { name: "Donner le ticket" }).click();
  await expect(page.locator("#amount")).toHaveAttribute("aria-invalid", "true");
  await page.locator("#amount").fill("50");
  await page.getByRole("button", { name: "Donner le ticket" }).click();
  await soldCode(page);
  await sell(page, receipt, "60");
  await expect(page.locator("#sale-notice")).toContainText("autre montant (50");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a sale, its slip and its refund work", async ({ page }) => {
    await asEmployee(page);
    await page.goto("/comptoir/vente");
    await page.locator("#receipt").fill(nextReceipt());
    await page.locator("#amount").fill("75");
    await page.getByRole("button", { name: "Donner le ticket" }).click();
    await soldCode(page);
    await page.getByRole("link", { name: "Imprimer ou rembourser" }).click();
    await page.getByRole("button", { name: "Rembourser et annuler le ticket" }).click();
    await expect(page.locator("#refund-notice")).toContainText("le ticket est annulé");
  });
});

test("the slip is all that is printed, on a till roll and on a sheet", async ({ page }) => {
  await asEmployee(page);
  await sell(page, nextReceipt(), "49");
  await page.getByRole("link", { name: "Imprimer ou rembourser" }).click();
  await page.emulateMedia({ media: "print" });
  for (const width of [272, 794]) {
    await page.setViewportSize({ width, height: 1000 });
    await expect(page.locator(".slip")).toBeVisible();
    for (const rest of [".staff-head", ".slip-refund", ".slip-print", "h1"])
      await expect(page.locator(rest)).toBeHidden();
    await expectNoSidewaysScroll(page);
  }
});

test("head office makes a till's key, the till sells with it, and revoked it is worth nothing", async ({
  page,
  request,
}) => {
  await asAdministrator(page);
  const shop = `essai-${crypto.randomUUID().slice(0, 8)}`;
  await page.goto("/administration/magasins?store=new");
  const fields = { id: shop, name: "Essai", street: "1 rue d’Essai", postalCode: "21000", city: "Dijon" };
  for (const [name, value] of Object.entries({
    ...fields,
    latitude: "43,7",
    longitude: "7.26",
    "hours-1": "9h-12h30",
  }))
    await page.locator(`#${name}`).fill(value);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator("#saved-notice")).toBeFocused();
  await expect(page.locator("#hours-1")).toHaveValue("09:00-12:30");

  await page.locator("#label").fill("Caisse 1");
  await page.getByRole("button", { name: "Faire une clé" }).click();
  const secret = (await page.locator(".store-secret").textContent()) ?? "";
  const sale = {
    headers: { Authorization: `Bearer ${secret}` },
    data: { receipt: "E-1", amountCents: 5_000 },
  };
  // The shop has no batch: the key is let in, and hears that no ticket is left.
  expect((await request.post("/api/purchases", sale)).status()).toBe(409);
  await page.goto(`/administration/magasins?store=${shop}`);
  await expect(page.locator(".store-secret")).toHaveCount(0);
  await page.getByText("Révoquer", { exact: true }).click();
  await page.getByRole("button", { name: "Révoquer la clé « Caisse 1 »" }).click();
  await expect(page.locator(".store-keys li.revoked")).toHaveCount(1);
  expect((await request.post("/api/purchases", sale)).status()).toBe(401);
});

test("head office finds a purchase by its receipt and by its address, which it never shows whole", async ({
  page,
}) => {
  const email = `acheteur.${crypto.randomUUID()}@exemple.fr`;
  const receipt = nextReceipt();
  await asEmployee(page);
  await sell(page, receipt, "61,50", email);
  await soldCode(page);
  await page.context().clearCookies();
  await asAdministrator(page);
  for (const [name, value] of [
    ["receipt", receipt.toLowerCase()],
    ["email", email],
  ] as const) {
    await page.goto("/administration/achats");
    await page.locator(`#filter-${name}`).fill(value);
    await page.getByRole("button", { name: "Appliquer" }).click();
    await expect(page.locator(".table tbody tr")).toHaveCount(1);
    await expect(page.locator(".table tbody tr")).toContainText(receipt.toUpperCase());
    await expect(page.locator(".table")).not.toContainText(email);
  }
});

/** Says where the member of staff stands, by the shop's id; the one they stood in before. */
async function standIn(page: Page, shop: string): Promise<string> {
  await page.goto("/comptoir/boutique?next=sale");
  const before = await page.locator(".shop-choices input:checked").inputValue();
  await page.locator(`.shop-choices input[value="${shop}"]`).check();
  await page.getByRole("button", { name: "C’est ici" }).click();
  await page.waitForURL(/\/comptoir\/vente$/);
  return before;
}

test("whoever moves to another shop sells for that one, and not what the first one sold", async ({
  page,
}) => {
  await asEmployee(page);
  await sell(page, nextReceipt(), "49");
  const slip = (await page.getByRole("link", { name: "Imprimer ou rembourser" }).getAttribute("href")) ?? "";
  const before = await standIn(page, "lyon");
  try {
    expect((await page.goto(slip))?.status()).toBe(404);
  } finally {
    // The account is shared with other tests.
    await standIn(page, before);
  }
  expect((await page.goto(slip))?.status()).toBe(200);
});

test("an administrator, who stands in no shop, is asked for one before a sale", async ({ page }) => {
  await asAdministrator(page);
  await page.goto("/comptoir/vente");
  await expect(page).toHaveURL(/\/comptoir\/boutique\?next=sale$/);
  await expect(page.getByRole("radio")).not.toHaveCount(0);
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});

test("every page of a sale is sound", async ({ page }) => {
  test.slow();
  await asEmployee(page);
  await sell(page, nextReceipt(), "49", "zoe@exemple.fr");
  const sold = page.url();
  const slip = (await page.getByRole("link", { name: "Imprimer ou rembourser" }).getAttribute("href")) ?? "";
  const addresses = [
    sold,
    slip,
    "/comptoir/boutique",
    "/en/counter/sale",
    "/administration/magasins",
    "/administration/magasins?store=nice",
    "/administration/magasins?store=new",
    "/administration/achats",
    "/en/office/purchases",
    "/en/office/stores?store=nice",
  ];
  for (const address of addresses) {
    if (address === "/administration/magasins") {
      await page.context().clearCookies();
      await asAdministrator(page);
    }
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
      expect(found, `${address}, ${colorScheme}`).toEqual([]);
    }
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoSidewaysScroll(page);
    }
  }
});
