import { gzipSync } from "node:zlib";
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

test("a session that ends while the page is open leads to the sign-in, and the code is kept", async ({
  page,
}) => {
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await page.context().clearCookies();
  await playCode(page, "12-34");
  await expect(page).toHaveURL(/\/connexion\?next=play$/);
  await expect(page.getByText("Votre code est gardé")).toBeVisible();
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

test("little of the page's JavaScript runs before it is needed, and little is fetched", async ({ page }) => {
  const fetched = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") fetched.set(response.url(), response.body());
  });
  await page.coverage.startJSCoverage({ resetOnNavigation: false });
  await page.goto("/jouer");
  await page.waitForLoadState("networkidle");
  const ran = (await page.coverage.stopJSCoverage()).filter(({ functions }) =>
    functions.some(({ functionName, ranges }) => functionName === "" && (ranges[0]?.count ?? 0) > 0),
  );
  function kilobytes(source: string | Buffer): number {
    return gzipSync(source).byteLength / 1024;
  }
  const ranOnLoad = ran.reduce((sum, { source }) => sum + kilobytes(source ?? ""), 0);
  const bodies = await Promise.all(fetched.values());
  expect(ran.length).toBeGreaterThan(0);
  expect(ranOnLoad).toBeLessThanOrEqual(5);
  expect(bodies.reduce((sum, body) => sum + kilobytes(body), 0)).toBeLessThanOrEqual(45);
});

test("a code that was played already leads to my prizes", async ({ page }) => {
  const code = codeFor("memory");
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await playCode(page, code);
  await page.getByRole("button", { name: "Passer l’animation" }).click();
  await page.getByRole("link", { name: "Jouer un autre code" }).click();
  // Going on ends the memory of the last play …
  await page.goto("/jouer");
  await expect(page.locator("#code")).toHaveValue("");
  await page.waitForLoadState("networkidle");
  await playCode(page, code);
  await expect(page.locator("#play-notice")).toContainText("Ce code a déjà été joué");
  // … and so does a refusal.
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("__Host-playing");
  await page.locator("#play-notice").getByRole("link", { name: "Voir mes gains" }).click();
  await expect(page).toHaveURL(/\/mes-gains/);
});
