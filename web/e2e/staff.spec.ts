/** The staff: invited by mail, imported from a file, let in where they belong, and out at once; players' files in the log. */

import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, type Browser, expect, type Page, test } from "@playwright/test";
import { audienceOf, PAGE_NAMES, pathOf } from "../src/i18n/pages.ts";
import { linkTo } from "./mailbox.ts";
import { complaintsOf, expectNoSidewaysScroll, PASSWORD, refuseCookies } from "./visitor.ts";

const ADMIN = { email: "admin@test.com", password: "Admin1234" };
const EMPLOYEE = { email: "employee@test.com", password: "Employee1234" };
const PLAYER = { email: "test-client@test.com", password: "Test1234" };
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

function freshEmail(name: string): string {
  return `${name}.${crypto.randomUUID()}@exemple.fr`;
}

async function signIn(
  page: Page,
  { email, password }: typeof ADMIN,
  next: "counter" | "office",
): Promise<void> {
  await page.goto(`/connexion?next=${next}`);
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(password);
  await page.locator("main form button").click();
  await page.waitForURL(new RegExp(next === "office" ? "/administration$" : "/comptoir$"));
}

async function tokenOf(request: APIRequestContext, who: typeof ADMIN): Promise<string> {
  const answer = await request.post("/api/auth/login", { data: who });
  return ((await answer.json()) as { token: string }).token;
}

/** A page of its own cookies. */
async function newcomer(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR" });
  return context.newPage();
}

/** By the rules of WCAG 2.2 AA, light and dark, on a phone and at a desk. */
async function expectSound(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).include("main").analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    expect(found, `${name}, ${colorScheme}`).toEqual([]);
  }
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
}

test.describe.configure({ timeout: 120_000 });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an employee is invited, lets themselves in, sees the counter alone, and is out at the next click once removed", async ({
      page,
      browser,
    }) => {
      const complaints = complaintsOf(page);
      const email = freshEmail("marie");
      await signIn(page, ADMIN, "office");
      await page.goto("/administration/employes");
      await page.locator(".people-invite summary").click();
      await page.locator("#firstName").fill("Marie");
      await page.locator("#lastName").fill("Dupont");
      await page.locator("#email").fill(email);
      await page.locator("#storeId").selectOption({ index: 1 });
      await page.getByRole("button", { name: "Envoyer l’invitation" }).click();
      await expect(page.locator("#people-notice")).toHaveText("L’invitation est en route.");

      const theirs = await newcomer(browser);
      await theirs.goto(await linkTo(theirs, email, "/invitation/"));
      await theirs.locator("#password").fill(PASSWORD);
      await theirs.locator("#confirmPassword").fill(PASSWORD);
      await theirs.getByRole("button", { name: "Ouvrir mon accès" }).click();
      await theirs.locator("#email").fill(email);
      await theirs.locator("#password").fill(PASSWORD);
      await theirs.locator("main form button").click();
      await theirs.waitForURL(/\/comptoir$/);
      await expect(theirs.getByRole("heading", { level: 1 })).toHaveCount(1);
      expect((await theirs.goto("/administration/employes"))?.status()).toBe(403);

      await page.goto(`/administration/employes?q=${encodeURIComponent(email)}`);
      await expect(page.locator("tbody tr")).toHaveCount(1);
      await expect(page.locator("tbody .staff-state")).toHaveText("Actif");
      await page.locator("tbody a").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Marie Dupont");
      await page.locator("input[name=confirm]").check();
      await page.getByRole("button", { name: "Supprimer pour de bon" }).click();
      await expect(page.locator("#people-notice")).toHaveText(
        "Cette personne ne fait plus partie de l’équipe.",
      );

      await theirs.goto("/comptoir");
      expect(new URL(theirs.url()).pathname).toBe("/connexion");
      await theirs.context().close();
      expect(complaints).toEqual([]);
    });
  });
}

test("a role taken away closes the counter at the next click, on the pages and in the API", async ({
  page,
  request,
  browser,
}) => {
  const email = freshEmail("jean");
  const admin = { Authorization: `Bearer ${await tokenOf(request, ADMIN)}` };
  const made = await request.post("/api/admin/employees", {
    headers: admin,
    data: { email, password: PASSWORD, firstName: "Jean", lastName: "Petit" },
  });
  const { id } = ((await made.json()) as { data: { id: string } }).data;
  const theirs = await newcomer(browser);
  await signIn(theirs, { email, password: PASSWORD }, "counter");
  const bearer = { Authorization: `Bearer ${await tokenOf(request, { email, password: PASSWORD })}` };
  expect((await request.get("/api/employee/pending-tickets", { headers: bearer })).status()).toBe(200);

  await signIn(page, ADMIN, "office");
  await page.goto(`/administration/utilisateurs/${id}`);
  await page.locator("#role").selectOption("CLIENT");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator("#people-notice")).toHaveText("Le compte est à jour.");

  await theirs.goto("/comptoir");
  expect(new URL(theirs.url()).pathname).toBe("/connexion");
  expect((await request.get("/api/employee/pending-tickets", { headers: bearer })).status()).toBe(401);
  await theirs.context().close();
});

/** A file of two people, as a spreadsheet on Windows saves it, the second one at a shop. */
async function checkFile(page: Page, [one, two]: readonly string[], shop: string): Promise<void> {
  const text = `prénom;nom;e-mail;boutique;rôle\nZoé;Lefèvre;${one};;\nLuc;Petit;${two};${shop};employé\n`;
  const file = { name: "equipe.csv", mimeType: "text/csv", buffer: Buffer.from(text, "latin1") };
  await page.goto("/administration/employes/import");
  await page.locator("#file").setInputFiles(file);
  await page.getByRole("button", { name: "Vérifier sans rien envoyer" }).click();
}

test("a file is checked line by line, mended, confirmed, and everybody hears of it; the same file again invites nobody", async ({
  page,
}) => {
  const [one, two] = [freshEmail("zoe"), freshEmail("luc")] as const;
  await signIn(page, ADMIN, "office");

  await checkFile(page, [one, two], "Atlantide");
  await expect(page.locator(".people-lines tbody tr")).toHaveCount(2);
  await expect(page.locator(".people-lines tr.refused")).toContainText("3");
  await expect(page.locator(".people-lines tr.refused")).toContainText(
    "Colonne «\u00a0boutique\u00a0»\u00a0: aucune boutique ne s’appelle ainsi.",
  );
  await expect(page.locator(".people-lines tr.new")).toContainText("Zoé");
  await expectSound(page, "a plan with an error");

  await checkFile(page, [one, two], "Nice");
  await expect(page.locator(".people-lines tr.refused")).toHaveCount(0);
  await page.getByRole("button", { name: "Inviter ces 2 personnes" }).click();
  await expect(page.locator("#people-notice")).toHaveText("2 invitations sont en route.");
  for (const email of [one, two]) expect(await linkTo(page, email, "/invitation/")).toContain("/invitation/");

  await checkFile(page, [one, two], "Nice");
  await expect(page.locator(".people-lines tr.known")).toHaveCount(2);
  await expect(page.getByRole("button", { name: /^Inviter/ })).toHaveCount(0);

  await page.locator("#text").fill("nom\nLefèvre");
  await page.getByRole("button", { name: "Vérifier sans rien envoyer" }).click();
  await expect(page.locator("#people-notice")).toBeFocused();
  await expect(page.locator("#people-notice")).toContainText("prénom, e-mail");
});

test("a player is found, opened masked, and shown only when asked", async ({ page }) => {
  const complaints = complaintsOf(page);
  await refuseCookies(page);
  await signIn(page, ADMIN, "office");
  await page.goto("/administration/utilisateurs?q=camille+durand&role=CLIENT");
  await expect(page.locator("tbody")).toContainText("t•••@test.com");
  await expectSound(page, "the users");
  await page.getByRole("link", { name: "Camille Durand", exact: true }).first().click();
  await expect(page.locator("main")).not.toContainText(PLAYER.email);
  await expectSound(page, "a file");
  await page.getByRole("button", { name: "Afficher les coordonnées" }).click();
  await expect(page.locator("main")).toContainText(PLAYER.email);
  await page.getByRole("button", { name: "Supprimer pour de bon" }).click(); // held back by the box that is not ticked
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Camille Durand");
  for (const path of ["/administration/employes", "/administration/employes/import", "/en/office/staff"]) {
    await page.goto(path);
    await expectSound(page, path);
  }
  await page.goto(`/invitation/${"0".repeat(64)}`);
  await expectSound(page, "an invitation");
  await page.goto("/administration/utilisateurs/0197b6f0-0000-7000-8000-000000000000");
  await expect(page.locator("#people-notice")).toContainText("n’existe pas");
  // A missing account is an answer.
  expect(complaints.filter((complaint) => !complaint.includes("404"))).toEqual([]);
});

test("no page of staff tells a stranger, a player or, from head office, an employee anything", async ({
  request,
  playwright,
  baseURL,
}) => {
  const players = await tokenOf(request, PLAYER);
  const employees = await tokenOf(request, EMPLOYEE);
  const anybody = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  const origin = new URL(baseURL ?? "").origin;
  for (const page of PAGE_NAMES) {
    const audience = audienceOf(page);
    if (audience === "anybody") continue;
    for (const [token, status] of [
      ["", 303],
      [players, 403],
      ...(audience === "office" ? [[employees, 403] as const] : []),
    ] as const) {
      const headers = { accept: "text/html", origin, ...(token && { cookie: `__Host-session=${token}` }) };
      const path = pathOf(page, "fr");
      for (const answer of [
        await anybody.get(path, { headers, maxRedirects: 0 }),
        await anybody.get(`${path}/q-data.json`, { headers, maxRedirects: 0 }),
        await anybody.post(path, { headers, form: { row: "1" }, maxRedirects: 0 }),
      ])
        expect(answer.status(), path).toBe(status);
    }
  }
  await anybody.dispose();
});
