/** The ways that begin in a mail: proving an address, and finding the way back in. */

import { expect, type Page, test } from "@playwright/test";
import { linkTo } from "./mailbox.ts";
import { complaintsOf, expectNoSidewaysScroll, PASSWORD, signUp } from "./visitor.ts";

for (const { name, javaScriptEnabled } of [
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
]) {
  test.describe(name, () => {
    test.use({ javaScriptEnabled });

    test("a new player proves the address by the link in the mail", async ({ page }) => {
      const complaints = complaintsOf(page);
      const email = await signUp(page);
      const link = await linkTo(page, email, "/verification/");
      const confirm = page.getByRole("button", { name: "Confirmer mon adresse" });
      const heading = page.getByRole("heading", { level: 1 });
      // Opening it is not enough, and doing it twice does no harm.
      for (const verifiedBefore of [false, true]) {
        await page.goto(link);
        await expectNoSidewaysScroll(page);
        expect(await isVerified(page, email)).toBe(verifiedBefore);
        await confirm.click();
        await expect(heading).toHaveText("Votre adresse est confirmée");
        expect(await isVerified(page, email)).toBe(true);
      }
      await page.goto(`/verification/${"0".repeat(64)}`);
      await confirm.click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ce lien ne fonctionne plus");
      expect(complaints).toEqual([]);
    });

    test("a forgotten password is replaced by the link in the mail, once", async ({ page, context }) => {
      const complaints = complaintsOf(page);
      const email = await signUp(page);
      await context.clearCookies();
      await page.goto("/connexion");
      await page.getByRole("link", { name: /Mot de passe oublié/ }).click();
      await page.locator("#email").fill(email);
      await page.locator("main form button").click();
      await expect(page.locator("#sent-notice")).toBeVisible();
      const link = await linkTo(page, email, "/nouveau-mot-de-passe/");
      await page.goto(link);
      await expect(page.locator("link[rel=canonical]")).not.toHaveAttribute("href", /[0-9a-f]{64}/);
      await setPassword(page, "Nouveau1234");
      await expect(page.locator("#arrival-notice")).toBeVisible();
      await page.locator("#email").fill(email);
      await page.locator("#password").fill("Nouveau1234");
      await page.locator("main form button").click();
      await page.waitForURL(/\/jouer$/);
      await page.goto(link);
      await setPassword(page, PASSWORD);
      await expect(page.locator("#form-notice")).toContainText("a déjà servi");
      expect(complaints).toEqual([]);
    });
  });
}

async function isVerified(page: Page, email: string): Promise<boolean> {
  const login = await page.request.post("/api/auth/login", { data: { email, password: PASSWORD } });
  return ((await login.json()) as { user: { isVerified: boolean } }).user.isVerified;
}

async function setPassword(page: Page, password: string): Promise<void> {
  await page.locator("#password").fill(password);
  await page.locator("#confirmPassword").fill(password);
  await page.locator("main form button").click();
}

test("the API's documentation shows every group, under the site's own policy", async ({ page }) => {
  const complaints = complaintsOf(page);
  const response = await page.goto("/docs");
  expect(response?.headers()["content-security-policy"]).not.toContain("unsafe");
  await expect(page.locator(".opblock").first()).toBeVisible();
  expect(await page.locator(".opblock").count()).toBeGreaterThanOrEqual(33);
  await page.locator(".opblock-post .opblock-summary-control").first().click();
  await expect(page.locator(".opblock.is-open")).toHaveCount(1);
  expect(complaints).toEqual([]);
});
