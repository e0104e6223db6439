/** The account's own pages: what a person changes, sees, takes along and deletes; with scripts and without. */

import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { complaintsOf, expectNoSidewaysScroll, PASSWORD, signUp } from "./visitor.ts";

const NEW_PASSWORD = "Nouveau1234";

interface Mail {
  readonly to: string;
  readonly links: readonly string[];
}

async function proofMailsTo(page: Page, email: string): Promise<number> {
  const response = await page.request.get(`/dev/mailbox.json?to=${encodeURIComponent(email)}`);
  const mails = (await response.json()) as Mail[];
  return mails.filter(({ links }) => links.some((link) => link.includes("/verification/"))).length;
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/connexion?next=profile");
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(password);
  await page.locator("main form button").click();
}

/** The same person on another device. */
async function elsewhere(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR" });
  const page = await context.newPage();
  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/profil$/);
  return page;
}

async function isSignedOut(page: Page): Promise<void> {
  await page.goto("/profil");
  await expect(page).toHaveURL(/\/connexion\?next=profile$/);
}

for (const { name, javaScriptEnabled } of [
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
]) {
  test.describe(name, () => {
    test.use({ javaScriptEnabled });

    test("a new player is told of the mail once, and changes name and contact details", async ({ page }) => {
      const complaints = complaintsOf(page);
      const email = await signUp(page);
      await expect(page.locator("#arrival")).toContainText("Un message est en route");
      await page.goto("/profil");
      await expect(page.locator("#arrival")).toHaveCount(0);
      await expect(page.getByText(email)).toBeVisible();
      await page.locator("#firstName").fill("Zoé");
      await page.locator("#phone").fill("+33 6 12 34 56 78");
      await page.locator("#postalCode").fill("06000");
      await page.locator("#city").fill("Nice");
      await page.getByRole("button", { name: "Enregistrer" }).click();
      await expect(page.locator("#done-notice")).toContainText("enregistrées");
      await expect(page.locator("#done-notice")).toBeFocused();
      await page.goto("/profil");
      await expect(page.locator("#firstName")).toHaveValue("Zoé");
      await expect(page.locator("#phone")).toHaveValue("0612345678");
      await expect(page.locator("#city")).toHaveValue("Nice");
      expect(complaints).toEqual([]);
    });

    test("refused details are named and lead to their field; what was typed stays", async ({ page }) => {
      const complaints = complaintsOf(page);
      await signUp(page);
      await page.goto("/profil");
      await page.locator("#lastName").fill("www.exemple.fr");
      await page.locator("#phone").fill("12");
      await page.locator("#city").fill("Nice");
      await page.getByRole("button", { name: "Enregistrer" }).click();
      await expect(page.locator("#form-notice")).toBeFocused();
      await expect(page.locator("#form-notice").getByRole("link")).toHaveCount(2);
      await page
        .locator("#form-notice")
        .getByRole("link", { name: /numéro français/ })
        .click();
      await expect(page.locator("#phone")).toBeFocused();
      await expect(page.locator("#phone")).toHaveAttribute("aria-describedby", /phone-problem/);
      await expect(page.locator("#phone")).toHaveValue("12");
      await expect(page.locator("#city")).toHaveValue("Nice");
      await page.goto(page.url().replace(/#.*/, "")); // the form's own address, without its form
      await expect(page.locator("#form-notice")).toHaveCount(0);
      await expect(page.locator("#phone")).toHaveValue("");
      expect(complaints.filter((complaint) => !complaint.includes("400"))).toEqual([]);
    });

    test("the link that proves the address is sent again", async ({ page }) => {
      const email = await signUp(page);
      expect(await proofMailsTo(page, email)).toBe(1);
      await page.goto("/profil");
      await page.getByRole("button", { name: "Renvoyer le lien" }).click();
      await expect(page.locator("#done-notice")).toContainText("prise en compte");
      await expect.poll(() => proofMailsTo(page, email)).toBe(2);
    });

    test("a new password signs out the other device, and opens the account from then on", async ({
      page,
      browser,
    }) => {
      const complaints = complaintsOf(page);
      const email = await signUp(page);
      const other = await elsewhere(browser, email);
      await page.goto("/profil/securite");
      await change(page, "Faux12345", NEW_PASSWORD);
      await expect(page.locator("#form-notice")).toContainText("actuel est incorrect");
      await change(page, PASSWORD, NEW_PASSWORD);
      await expect(page.locator("#done-notice")).toContainText("est changé");
      await isSignedOut(other);
      await signIn(other, email, PASSWORD);
      await expect(other.locator("#form-notice")).toContainText("incorrect");
      await signIn(other, email, NEW_PASSWORD);
      await expect(other).toHaveURL(/\/profil$/);
      await other.context().close();
      expect(complaints.filter((complaint) => !complaint.includes("400"))).toEqual([]);
    });

    test("devices are listed, and ended one by one or all together", async ({ page, browser }) => {
      const email = await signUp(page);
      const [first, second, third] = [
        await elsewhere(browser, email),
        await elsewhere(browser, email),
        await elsewhere(browser, email),
      ];
      await page.goto("/profil/securite");
      await expectNoSidewaysScroll(page);
      const devices = page.locator(".devices li");
      await expect(devices).toHaveCount(4);
      await expect(devices.first()).toContainText("Cet appareil");
      await expect(devices.first()).toContainText("Chrome · Linux");
      await devices.nth(1).getByRole("button").click(); // the latest one: the third
      await expect(page.locator("#done-notice")).toContainText("est déconnecté");
      await expect(devices).toHaveCount(3);
      await isSignedOut(third);
      await page.getByRole("button", { name: "Déconnecter tous les autres" }).click();
      await expect(devices).toHaveCount(1);
      for (const device of [first, second]) await isSignedOut(device);
      for (const device of [first, second, third]) await device.context().close();
    });

    test("the data come as a file, for whoever is signed in", async ({ page }) => {
      const email = await signUp(page);
      await page.goto("/profil/donnees");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Télécharger" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^thetiptop-\d{4}-\d\d-\d\d\.json$/);
      const data: unknown = JSON.parse(await readFile(await download.path(), "utf8"));
      expect(data).toMatchObject({
        account: { email, firstName: "Camille" },
        sessions: [{ isCurrent: true }],
        mails: [{ kind: "verify-address", recipient: email }],
        wins: [],
      });
      const answer = await page.request.get("/profil/telechargement");
      expect(answer.headers()["cache-control"]).toBe("private, no-store");
      await page.context().clearCookies();
      await page.goto("/profil/telechargement");
      await expect(page).toHaveURL(/\/connexion\?next=profile$/);
    });

    test("an account is deleted by its password, and then nobody can sign in", async ({ page }) => {
      const complaints = complaintsOf(page);
      const email = await signUp(page);
      await page.goto("/profil/donnees");
      await expect(page.getByText("y compris ceux que vous n’avez pas encore retirés")).toBeVisible();
      await leave(page, "Faux12345");
      await expect(page.locator("#form-notice")).toContainText("n’a pas été supprimé");
      const [session] = (await page.context().cookies()).filter(({ name }) => name === "__Host-session");
      if (!session) throw new Error("not signed in");
      const ofPlays = ["__Host-won", "__Host-playing", "__Host-code"];
      await page.context().addCookies(ofPlays.map((name) => ({ ...session, name, value: "of a play" })));
      await leave(page, PASSWORD);
      await expect(page).toHaveURL(/\/$/);
      await expect(page.locator("#arrival")).toContainText("ont été supprimés");
      const kept = (await page.context().cookies()).map((cookie) => cookie.name);
      for (const name of ["__Host-session", ...ofPlays]) expect(kept).not.toContain(name);
      await signIn(page, email, PASSWORD);
      await expect(page.locator("#form-notice")).toContainText("incorrect");
      expect(complaints.filter((complaint) => !complaint.includes("400"))).toEqual([]);
    });
  });
}

test("whoever signs up again with an address long proved hears of no mail, because none goes", async ({
  page,
}) => {
  const email = await signUp(page);
  const mailbox = await page.request.get(`/dev/mailbox.json?to=${encodeURIComponent(email)}`);
  const [mail] = (await mailbox.json()) as Mail[];
  await page.goto(mail?.links.find((link) => link.includes("/verification/")) ?? "");
  await page.getByRole("button", { name: "Confirmer mon adresse" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre adresse est confirmée");
  await page.context().clearCookies();
  await page.goto("/inscription?next=profile");
  await page.locator("#firstName").fill("Camille");
  await page.locator("#lastName").fill("Martin");
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#confirmPassword").fill(PASSWORD);
  await page.locator("main form button").click();
  await expect(page.getByText("Adresse confirmée")).toBeVisible();
  await expect(page.locator("#arrival")).toHaveCount(0);
  expect(await proofMailsTo(page, email)).toBe(1);
});

test("the last administrator cannot leave", async ({ page }) => {
  await signIn(page, "admin@test.com", "Admin1234");
  await page.goto("/en/profile/data");
  await page.locator("#password").fill("Admin1234");
  await page.getByRole("button", { name: "Delete my account for good" }).click();
  await expect(page.locator("#form-notice")).toContainText("only administrator");
  await page.goto("/en/profile");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My profile");
});

test("passwords are shown on demand, without loading anything, and hidden again when they are sent", async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto("/inscription");
  await page.waitForLoadState("networkidle");
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  const reveal = page.getByLabel("Afficher ce que je saisis");
  await reveal.check();
  await expect(page.locator("#password")).toHaveAttribute("type", "text");
  await expect(page.locator("#confirmPassword")).toHaveAttribute("type", "text");
  await reveal.uncheck();
  await expect(page.locator("#password")).toHaveAttribute("type", "password");
  await reveal.check();
  await page.evaluate(() => {
    document.addEventListener("submit", (event) => event.preventDefault());
    document.querySelector<HTMLFormElement>("main form")?.setAttribute("novalidate", "");
  });
  await page.locator("main form button").click();
  await expect(page.locator("#password")).toHaveAttribute("type", "password");
  expect(loaded).toEqual([]);
  expect(complaints).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("nothing offers to show passwords, and the pages of the account fit a narrow screen", async ({
    page,
  }) => {
    await page.goto("/inscription");
    await expect(page.locator(".show-typed")).toBeHidden();
    await page.setViewportSize({ width: 320, height: 640 });
    await signUp(page);
    for (const path of ["/profil", "/profil/securite", "/profil/donnees"]) {
      await page.goto(path);
      await expect(page.locator(`.profile-nav a[href="${path}"]`)).toHaveAttribute("aria-current", "page");
      const wide = await page.locator("main").boundingBox();
      expect(wide?.width ?? 0).toBeLessThanOrEqual(320);
    }
  });
});

async function change(page: Page, current: string, wanted: string): Promise<void> {
  await page.locator("#currentPassword").fill(current);
  await page.locator("#newPassword").fill(wanted);
  await page.locator("#confirmPassword").fill(wanted);
  await page.getByRole("button", { name: "Changer le mot de passe" }).click();
}

async function leave(page: Page, password: string): Promise<void> {
  await page.locator("#password").fill(password);
  await page.getByRole("button", { name: "Supprimer définitivement" }).click();
}
