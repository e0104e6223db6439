/** Head office: the campaign, its prizes in the middle of the game, its mails, and the log of all that. */

import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { codeFor, complaintsOf, expectNoSidewaysScroll, playCode, refuseCookies, signUp } from "./visitor.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ADMINISTRATOR = { email: "admin@test.com", password: "Admin1234" };
const HOUR_MS = 3_600_000;

async function signIn(page: Page): Promise<void> {
  await refuseCookies(page);
  await page.goto("/connexion?next=office");
  await page.locator("#email").fill(ADMINISTRATOR.email);
  await page.locator("#password").fill(ADMINISTRATOR.password);
  await page.locator("main form button").click();
  await page.waitForURL((url) => url.pathname !== "/connexion");
}

/** An open campaign of a thousand tickets that no other test knows. Returns its slug. */
async function ownCampaign(request: APIRequestContext, stock = 990): Promise<string> {
  const signedIn = await request.post("/api/auth/login", { data: ADMINISTRATOR });
  const { token } = await signedIn.json();
  const headers = { Authorization: `Bearer ${token}` };
  const slug = `desk-${crypto.randomUUID().slice(0, 8)}`;
  const now = Date.now();
  const prize = { type: "PHYSICAL", nameEn: "Teapot", description: "", descriptionEn: "", oddsPpm: 500_000 };
  const made = await request.post("/api/admin/campaigns", {
    headers,
    data: {
      slug,
      name: "Campagne d’essai",
      timeZone: "Europe/Paris",
      codeFormat: "decimal-10",
      ticketCount: 1_000,
      shardCount: 1,
      drawMode: "quota",
      opensAt: now - HOUR_MS,
      closesAt: now + HOUR_MS,
      claimUntil: now + 2 * HOUR_MS,
      prizes: [
        { ...prize, name: "Théière", valueCents: 3_950, stock },
        { ...prize, name: "Tasse", valueCents: 1_200, stock: 10 },
      ],
      batches: [{ label: "Tout", firstSerial: 0, lastSerial: 999, status: "active" }],
    },
  });
  expect(made.status()).toBe(201);
  return slug;
}

async function expectSound(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual(
      [],
    );
  }
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page);
  }
}

/** Orders seven units of a prize, through the page that shows the effect. Returns the difference that it announced. */
async function order(page: Page, kind: string): Promise<number> {
  await page.getByLabel("Opération").selectOption({ label: kind });
  await page.getByLabel("Combien").fill("7");
  await page.getByRole("button", { name: "Voir l’effet de l’ordre" }).click();
  await expect(page.getByRole("heading", { name: "Ce que cela change" })).toBeFocused();
  await expect(page.getByText("Rien n’est encore enregistré.")).toBeVisible();
  const cells = page.getByRole("row", { name: "Coffret premium 69 € modifié" }).getByRole("cell");
  const figures = (await cells.allTextContents()).map((text) => Number(text.replace(/[^\d]/g, "")));
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator("#prizes-notice")).toBeFocused();
  await expect(page.locator("#prizes-notice")).toHaveText("Demandé : 7. Fait : 7.");
  return (figures[1] ?? 0) - (figures[0] ?? 0);
}

/** Takes the campaign on the page one step on, through the page that says what it will do. */
async function step(page: Page, link: string, button: string, done: string): Promise<void> {
  await page.getByRole("link", { name: link, exact: true }).click();
  const tick = page.getByLabel("J’accepte que les 90 derniers");
  if (await tick.isVisible()) await tick.check();
  await page.getByRole("button", { name: button }).click();
  await expectNotice(page, done);
}

async function expectNotice(page: Page, sentence: string): Promise<void> {
  await expect(page.locator(".notice")).toBeFocused();
  await expect(page.locator(".notice")).toHaveText(sentence);
}

test("stock is changed in the middle of the game: its effect first, then the change, then the log", async ({
  page,
  browser,
}) => {
  const complaints = complaintsOf(page);
  await signIn(page);
  await page.goto("/administration/lots");
  await page.getByRole("link", { name: "Modifier (Coffret premium 69 €)" }).click();

  expect(await order(page, "Ajouter")).toBe(7);

  const player = await (await browser.newContext()).newPage();
  await signUp(player);
  await playCode(player, codeFor("stock-moving"));
  await expect(player.locator("#won-heading")).toBeVisible({ timeout: 15_000 });

  expect(await order(page, "Enlever")).toBe(-7);
  await page.getByRole("link", { name: "Historique" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Journal");
  const rows = page.locator("tbody tr");
  await expect(rows.nth(0)).toContainText("Stock baissé");
  await expect(rows.nth(0)).toContainText("demandé 7");
  await expect(rows.nth(0)).toContainText("fait 7");
  await expect(rows.nth(1)).toContainText("Stock augmenté");
  await expect(rows.nth(1)).toContainText("Administration");
  await expectSound(page);
  expect(complaints).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a prize's stock is stated, corrected and saved, and what it means is said before", async ({
    page,
    request,
  }) => {
    const slug = await ownCampaign(request);
    await signIn(page);
    await page.goto(`/administration/lots?campaign=${slug}`);
    await expect(page.getByText("1 000 tickets restent à jouer, pour 1 000 lots.")).toBeVisible();
    await page.getByRole("link", { name: "Modifier (Théière)" }).click();
    const stock = page.getByLabel("Restant à donner");
    await stock.fill("beaucoup");
    await page.getByRole("button", { name: "Voir l’effet", exact: true }).click();
    await page.getByRole("link", { name: "Le stock est un nombre entier, positif ou nul." }).click();
    await stock.fill("984");
    await page.getByRole("button", { name: "Voir l’effet", exact: true }).click();
    await expect(page.getByText("1 000 tickets ne sont pas joués ; il resterait 994 lots.")).toBeVisible();
    await expect(page.getByText("6 tickets ne trouveraient rien.")).toBeVisible();
    await page.getByRole("button", { name: "Corriger" }).click();
    await expect(stock).toHaveValue("984");
    await stock.fill("1 490");
    await page.getByLabel("Valeur, en euros").fill("42,50");
    await page.getByRole("button", { name: "Voir l’effet", exact: true }).click();
    await expect(page.getByText("Chaque ticket trouverait un lot.")).toBeVisible();
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.getByText("Le lot est enregistré.")).toBeVisible();
    await expect(stock).toHaveValue("1490");
    await page.getByRole("button", { name: "Retirer du jeu" }).click();
    await expect(page.getByText("990 tickets ne trouveraient rien.")).toBeVisible();
    await page.getByRole("link", { name: "Ne rien changer" }).click();
    await page.getByRole("link", { name: "Historique" }).click();
    const row = page.locator("tbody tr").first();
    await expect(row).toContainText("Lot modifié");
    await expect(row).toContainText("stock 990 devient → 1 490");
    await expect(row).toContainText("valeur 39,50 € devient → 42,50 €");
  });
});

test("a campaign is opened, paused, resumed and closed, each time knowing what will happen", async ({
  page,
  request,
}) => {
  const slug = await ownCampaign(request, 900);
  await signIn(page);
  const address = `/administration/campagne?campaign=${slug}`;
  await page.goto(address);
  await page.getByRole("link", { name: "Ouvrir" }).click();
  await page.getByRole("button", { name: "Ouvrir la campagne" }).click();
  await expect(page.locator(".notice")).toBeFocused();
  await expect(page.locator(".notice")).toContainText("Il y a moins de lots que de tickets.");
  await page.getByLabel("J’accepte que les 90 derniers tickets ne gagnent rien").check();
  await page.getByRole("button", { name: "Ouvrir la campagne" }).click();
  await expectNotice(page, "La campagne est ouverte.");

  await step(page, "Mettre en pause", "Mettre en pause maintenant", "La campagne est en pause.");
  await step(page, "Reprendre", "Reprendre maintenant", "La campagne a repris.");

  await page.getByLabel("Clôture").fill("2027-03-28T02:30");
  await page.getByRole("button", { name: "Enregistrer les dates" }).click();
  await expect(page.getByText("Cette heure n’existe pas").first()).toBeVisible();
  await page.getByLabel("Clôture").fill("2027-03-28T03:30");
  await page.getByLabel("Fin des retraits").fill("2027-04-30T20:00");
  await page.getByRole("button", { name: "Enregistrer les dates" }).click();
  await expectNotice(page, "Les dates sont enregistrées.");
  await page.getByLabel("Montant minimum, en euros").fill("59,90");
  await page.getByLabel("Un achat est nécessaire").uncheck();
  await page.getByRole("button", { name: "Enregistrer la règle" }).click();
  await expectNotice(page, "La règle d’achat est enregistrée.");
  await expectSound(page);

  await page.getByRole("link", { name: "Clore" }).click();
  await expect(page.getByText("1 000 tickets n’ont pas été joués")).toBeVisible();
  await expect(page.getByText("deviennent publics")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Clore définitivement" }).click();
  await expectNotice(page, "La campagne est close.");
  await expect(page.getByLabel("Clôture")).toHaveCount(0);

  await page.getByRole("link", { name: "Historique" }).click();
  const log = page.locator("tbody");
  await expect(log).toContainText("état ouverte devient → close");
  await expect(log).toContainText("clôture");
  await expect(log).toContainText("28 mars 2027 à 3 h 30");
  await expect(log).toContainText("achat minimum 49,00 € devient → 59,90 €");
  await expect(log).toContainText("achat nécessaire oui devient → non");
});

test("the pause of the running campaign can be looked at without pausing it, with the keyboard alone", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/administration/campagne");
  await page.getByRole("link", { name: "Mettre en pause" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Mettre la campagne en pause ?" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Mettre en pause maintenant" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Ouverte", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/administration\/campagne$/);
});

test("every page of it is sound in both languages", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  for (const path of [
    "/administration/campagne",
    "/administration/lots",
    "/administration/lots?prize=new",
    "/administration/courriels",
    "/administration/courriels?state=sent",
    "/administration/journal",
    "/en/office/campaign?change=pause",
    "/en/office/prizes",
    "/en/office/mails",
    "/en/office/audit-log",
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    await expectSound(page);
  }
});

test("mails are listed by their state, their addresses masked, and one can be looked at", async ({
  page,
  browser,
}) => {
  const player = await (await browser.newContext()).newPage();
  const email = await signUp(player); // a mail that proves the address
  await signIn(page);
  await expect(async () => {
    await page.goto("/administration/courriels?state=sent");
    await expect(page.getByText("c•••@exemple.fr").first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByText(email)).toHaveCount(0);
  await page.getByRole("link", { name: "Voir" }).first().click();
  await expect(page.getByRole("heading", { name: "Ce courriel" })).toBeFocused();
  await expect(page.getByRole("button", { name: "Renvoyer ce courriel" })).toHaveCount(0);
});

test("nobody but administrators gets in", async ({ page }) => {
  await signUp(page);
  for (const path of ["campagne", "lots", "courriels", "journal"]) {
    expect((await page.goto(`/administration/${path}`))?.status()).toBe(403);
  }
});
