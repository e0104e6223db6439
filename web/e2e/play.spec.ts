import { expect, test } from "@playwright/test";
import { codeFor, complaintsOf, PASSWORD, playCode, signUp } from "./visitor.ts";

test("a refused code stays in its field, and the reason takes the focus", async ({ page }) => {
  const complaints = complaintsOf(page);
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await playCode(page, "12-34");
  await expect(page.locator("#play-notice")).toContainText("n’a pas la bonne forme");
  await expect(page.locator("#play-notice")).toBeFocused();
  await expect(page.locator("#code")).toHaveValue("12-34");
  await expect(page.locator("#code")).toHaveAttribute("aria-describedby", /play-notice/);
  expect(complaints).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a refused code is answered by the page, with its status", async ({ page }) => {
    await signUp(page);
    await page.locator("#code").fill("12-34");
    const [response] = await Promise.all([
      page.waitForResponse((answer) => answer.request().method() === "POST"),
      page.locator("main form button").click(),
    ]);
    expect(response.status()).toBe(400);
    await expect(page.locator("#play-notice")).toContainText("n’a pas la bonne forme");
    await expect(page.locator("#code")).toHaveValue("12-34");
  });

  test("refused fields are named, what was typed stays, passwords do not", async ({ page }) => {
    await page.goto("/inscription");
    await page.locator("#firstName").fill("C");
    await page.locator("#lastName").fill("Martin");
    await page.locator("#email").fill("camille@exemple.fr");
    await page.locator("#password").fill("trop-court-Zq");
    await page.locator("#confirmPassword").fill("autre");
    await page.locator("main form button").click();
    await expect(page.locator("#firstName")).toHaveAttribute("aria-describedby", /firstName-problem/);
    await expect(page.locator("#lastName")).toHaveValue("Martin");
    await expect(page.locator("#password")).toHaveValue("");
    expect(await page.content()).not.toContain("trop-court-Zq");
  });
});

test("a code typed signed out, with JavaScript, waits through the sign-in", async ({ page, browser }) => {
  const complaints = complaintsOf(page);
  const known = await browser.newContext();
  const email = await signUp(await known.newPage());
  await known.close();
  await page.goto("/jouer");
  await page.waitForLoadState("networkidle");
  await playCode(page, "12-34");
  await expect(page).toHaveURL(/\/connexion\?next=play$/);
  await expect(page.getByText("Votre code est gardé")).toBeVisible();
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("main form button").click();
  await expect(page).toHaveURL(/\/jouer$/);
  await expect(page.locator("#code")).toHaveValue("12-34");
  expect(complaints).toEqual([]);
});

test("a session that ends while the page is open is told as that, with a way back", async ({ page }) => {
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await page.context().clearCookies();
  await playCode(page, "12-34");
  await expect(page.locator("#play-notice")).toContainText("Votre session a expiré");
  await page.locator("#play-notice").getByRole("link", { name: "Se connecter" }).click();
  await expect(page).toHaveURL(/\/connexion\?next=play$/);
});

test("a link with a code only fills it in; the visitor plays it", async ({ page }) => {
  const code = codeFor("linked");
  await signUp(page);
  await page.goto(`/jouer?code=${code}`);
  await page.waitForLoadState("networkidle");
  await expect(page.locator("#code")).toHaveValue(code);
  await expect(page.getByRole("status")).toHaveText("");
  expect(await page.locator('link[rel="canonical"]').getAttribute("href")).not.toContain(code);
  await page.locator("main form button").click();
  await expect(page.getByRole("status")).toContainText("Vous gagnez");
});

test("when the line drops during a play, trying again gives the prize already won", async ({ page }) => {
  const code = codeFor("interrupted");
  await signUp(page);
  await page.waitForLoadState("networkidle");
  // The play reaches the server, its answer does not reach the browser.
  await page.route("**/jouer", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await playCode(page, code);
  await expect(page.locator("#play-notice")).toContainText("La connexion a été interrompue");
  await expect(page.locator("#code")).toHaveValue(code);
  await page.unroute("**/jouer");
  await page.getByRole("button", { name: "Réessayer" }).click();
  await expect(page.getByRole("status")).toContainText("Vous avez gagné");
});

test("with the keyboard alone: skip link, fields, play", async ({ page }) => {
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.locator("#code")).toBeFocused();
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await expect(page.locator("#play-notice")).toBeFocused();
});
