import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import Papa from "papaparse";
import { signInToOffice } from "./staff.ts";
import { codeFor, complaintsOf, expectNoSidewaysScroll, PASSWORD } from "./visitor.ts";

const WINNERS = "/administration/gagnants";

interface Played {
  /** A name that nobody else has: it finds these wins and no others. */
  readonly lastName: string;
  readonly codes: readonly string[];
}

/** A new player who plays these codes through the API. */
async function playedBy(request: APIRequestContext, codes: readonly string[]): Promise<Played> {
  const lastName = `Tableau${Array.from(crypto.randomUUID().replaceAll("-", ""), (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("")}`;
  const account = { email: `${lastName}@exemple.fr`, password: PASSWORD, firstName: "Zoé", lastName };
  const registered = await request.post("/api/auth/register", {
    data: { ...account, confirmPassword: PASSWORD },
  });
  expect(registered.ok()).toBe(true);
  const signedIn = await request.post("/api/auth/login", {
    data: { email: account.email, password: PASSWORD },
  });
  const { token } = await signedIn.json();
  for (const ticketCode of codes) {
    const played = await request.post("/api/game/play", {
      data: { ticketCode },
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(played.ok()).toBe(true);
  }
  return { lastName, codes };
}

/** Opens the table of one player's wins, once they are all in it. */
async function openTable(page: Page, { lastName, codes }: Played, query = ""): Promise<void> {
  await expect(async () => {
    await page.goto(`${WINNERS}?q=${lastName}${query}`);
    await expect(page.locator("tbody tr")).toHaveCount(codes.length, { timeout: 500 });
  }).toPass({ timeout: 15_000 });
}

/** What is pressed from here on is heard: the listeners are in the page, and the first key fetches what they call. */
async function wakeKeys(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
}

test.describe("the table of winners", () => {
  test.describe.configure({ mode: "serial" });
  let played: Played;

  test.beforeAll(async ({ request }) => {
    played = await playedBy(request, [codeFor("listed-one"), codeFor("listed-two"), codeFor("listed-three")]);
  });

  test.beforeEach(async ({ page }) => {
    await signInToOffice(page);
  });

  test("is worked by the keyboard alone, and gives the row back to who returns", async ({ page }) => {
    const complaints = complaintsOf(page);
    await openTable(page, played);
    await wakeKeys(page);
    await page.keyboard.press("j");
    await expect(page.locator("tbody tr").nth(0)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("tbody tr").nth(1)).toBeFocused();
    await page.keyboard.press("k");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(page.locator("tbody tr").nth(1).getByRole("checkbox")).toBeChecked();
    await expect(page.getByRole("status").filter({ hasText: "1 choisis" })).toBeVisible();

    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Raccourcis du tableau" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await expect(page.locator("#filter-q")).toBeFocused();
    await expect(page.locator("#filter-q")).toHaveValue(played.lastName);

    await page.locator("tbody tr").nth(1).focus();
    const row = await page.locator("tbody tr").nth(1).getAttribute("id");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/administration\/tickets\?serial=\d+/);
    await expect(page.getByRole("heading", { level: 2 }).first()).toContainText("Ticket n°");
    await page.getByRole("link", { name: "Retour aux gagnants" }).press("Enter");
    await expect(page).toHaveURL(new RegExp(`q=${played.lastName}.*#${row}$`));
    await expect(page.locator(`#${row}`)).toBeFocused();
    expect(complaints).toEqual([]);
  });

  test("turns single keys off for who does not want them", async ({ page }) => {
    await openTable(page, played);
    await wakeKeys(page);
    await page.getByRole("button", { name: "Raccourcis clavier" }).click();
    await page.getByLabel("Raccourcis actifs sur cet appareil").uncheck();
    await page.getByRole("button", { name: "Fermer" }).click();
    await page.keyboard.press("j");
    await page.keyboard.press("/");
    await expect(page.locator("#filter-q")).not.toBeFocused();
    await expect(page.locator("tbody tr").nth(0)).not.toBeFocused();
  });

  test("filters, says by what, and sorts both ways", async ({ page }) => {
    await openTable(page, played);
    const first = await page.locator("tbody tr .code").allTextContents();
    await page.getByRole("link", { name: "Joué le" }).click();
    await expect(page).toHaveURL(/sort=playedAt/);
    await expect(page.getByRole("columnheader", { name: "Joué le" })).toHaveAttribute(
      "aria-sort",
      "ascending",
    );
    expect(await page.locator("tbody tr .code").allTextContents()).toEqual(first.toReversed());

    await page.getByLabel("État").selectOption("Remis");
    await page.getByRole("button", { name: "Appliquer" }).click();
    await expect(page.getByText("Aucun gain ne correspond à ces filtres.")).toBeVisible();
    await page.getByRole("link", { name: /^Retirer le filtre État/ }).click();
    await expect(page.locator("tbody tr")).toHaveCount(3);
    await expect(page).toHaveURL(/sort=playedAt/);
  });

  test("goes through its pages and back", async ({ page }) => {
    await openTable(page, played);
    const all = await page.locator("tbody tr .code").allTextContents();
    await page.goto(`${WINNERS}?q=${played.lastName}&limit=2`);
    await page.getByRole("link", { name: "Page suivante" }).click();
    await expect(page.locator("tbody tr .code")).toHaveText(all.slice(2));
    await expect(page.getByRole("link", { name: "Page suivante" })).toHaveCount(0);
    await page.getByRole("link", { name: "Page précédente" }).click();
    await expect(page.locator("tbody tr .code")).toHaveText(all.slice(0, 2));
  });

  test("keeps a view under a name, without the player that was searched for, and lets go of it", async ({
    page,
  }) => {
    await openTable(page, played, "&status=PENDING");
    const title = `Vue ${played.lastName.slice(-8)}`;
    await page.getByText("Enregistrer cette vue").click();
    await expect(page.getByText("que vous avez cherché n’est pas gardé")).toBeVisible();
    await page.getByLabel("Nom de la vue").fill(title);
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    const tab = page.getByRole("link", { name: title });
    await expect(tab).toHaveAttribute("aria-current", "page");
    await page.goto(WINNERS);
    await tab.click();
    await expect(page).toHaveURL(/\?status=PENDING$/);
    await expect(page.locator("#filter-q")).toHaveValue("");
    await page.getByRole("button", { name: `Supprimer la vue ${title}` }).click();
    await expect(tab).toHaveCount(0);
  });

  test("leaves as a file exactly what is filtered, which reads back as it is shown", async ({ page }) => {
    await openTable(page, played);
    const shown = await page.locator("tbody tr .code").allTextContents();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Exporter (CSV)" }).click();
    const text = await readFile(await (await download).path(), "utf8");
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data.map((row) => row["Code du ticket"])).toEqual(shown);
    expect(data[0]?.["Joueur"]).toBe(`Zoé ${played.lastName}`);
  });

  test("validates what is ticked, then all that match, and says how many", async ({ page }) => {
    await openTable(page, played);
    await page.locator("tbody tr").nth(0).getByRole("checkbox").check();
    await page.getByRole("button", { name: "Valider" }).click();
    await expect(page.getByText("Gains validés : 1.")).toBeVisible();
    await expect(page.locator("tbody tr").nth(0)).toContainText("Validé");

    await page.getByLabel(/Toutes les lignes qui correspondent/).check();
    await page.getByRole("button", { name: "Valider" }).click();
    await expect(page.getByText("Gains validés : 2.")).toBeVisible();
    await expect(page.locator("tbody .badge-validated")).toHaveCount(3);

    await page.getByRole("button", { name: "Valider" }).click();
    await expect(page.getByText("Cochez d’abord des gains.")).toBeVisible();
  });
});

test("a ticket is found by its code, by its number and by its place in a batch; an unplayed code is shown on demand", async ({
  page,
}) => {
  await signInToOffice(page);
  await page.goto("/administration/tickets");
  await page.getByLabel("Rang dans la tranche").fill("99991"); // far from what tests play
  await page.getByRole("button", { name: "Chercher" }).nth(1).click();
  await expect(page).toHaveURL(/\?serial=\d+$/);
  const address = page.url();
  await expect(page.getByText("Caché tant que le ticket n’est pas joué")).toBeVisible();
  await page.getByRole("button", { name: "Afficher le code" }).click();
  const code = await page.locator(".ticket-file .code").first().textContent();
  expect(code).toMatch(/^\d{10}$/);

  await page.goto("/administration/tickets");
  await page.getByLabel("Code, numéro de série ou joueur").fill(code ?? "");
  await page.getByRole("button", { name: "Chercher" }).first().click();
  await expect(page).toHaveURL(address);
  expect(page.url()).not.toContain(code ?? "none");

  await page.getByLabel("Code, numéro de série ou joueur").fill("999999999");
  await page.getByRole("button", { name: "Chercher" }).first().click();
  await expect(page.getByText("Aucun ticket ne correspond.")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const)
  for (const width of [360, 1440])
    test(`axe finds nothing on the table and on a ticket: ${colorScheme}, ${width} pixels`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await signInToOffice(page);
      for (const path of [
        `${WINNERS}?status=PENDING`,
        `${WINNERS}?q=personne-de-ce-nom`,
        "/administration/tickets?serial=40",
      ]) {
        await page.goto(path);
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        await expectNoSidewaysScroll(page);
      }
      await page.goto(WINNERS);
      await page.waitForLoadState("networkidle");
      await page.getByRole("button", { name: "Raccourcis clavier" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
