/** Browsers that are shared, old, or go back: nobody sees another's play, no page is dead, no button plays by mistake. */

import { expect, type Page, test } from "@playwright/test";
import { codeFor, playCode, signUp } from "./visitor.ts";

/** Makes the page's script unreachable, so that the form has to go by itself. */
async function loseScript(page: Page): Promise<void> {
  const listeners = await page.locator("#play-form").getAttribute("on:submit");
  const chunk = listeners?.match(/(q-[\w-]+\.js)#/)?.[1];
  if (!chunk) throw new Error(`the form names no chunk: ${listeners}`);
  await page.route(`**/build/${chunk}`, (route) => route.abort());
  await page.reload();
  await page.waitForLoadState("networkidle");
}

test("the next player on a browser sees nothing of a play whose player's session just ended", async ({
  page,
}) => {
  const code = codeFor("left-behind");
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await page.route(/\/jouer\?qaction=/, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await playCode(page, code);
  await expect(page.locator("#play-notice")).toContainText("La connexion a été interrompue");
  await page.unrouteAll();
  await page.context().clearCookies({ name: "__Host-session" });
  await page.goto("/jouer");
  await expect(page.locator("#code")).toHaveValue("");
  // It still waits for its own player …
  expect((await page.context().cookies()).map(({ name }) => name)).toContain("__Host-playing");
  await signUp(page);
  await expect(page.locator("#code")).toHaveValue("");
  await expect(page.locator("#interrupted-notice")).toHaveCount(0);
  expect(await page.content()).not.toContain(code);
  // … and ends with another's arrival.
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("__Host-playing");
});

test("after a win, choosing a reveal for a link's code keeps that code, not the last prize", async ({
  page,
}) => {
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await playCode(page, codeFor("before-link"));
  await page.getByRole("button", { name: "Passer l’animation" }).click();
  await expect(page.locator("#won-heading")).toBeVisible();
  await page.goto("/jouer?code=1234567890");
  await page.locator("button[name=reveal][value=tin]").click();
  await expect(page.locator("button[name=reveal][value=tin]")).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("#code")).toHaveValue("1234567890");
});

test("a browser that does not say which button was pressed chooses a reveal without playing", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(SubmitEvent.prototype, "submitter", { get: () => undefined });
  });
  const code = codeFor("old-browser");
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await page.locator("#code").fill(code);
  await page.locator("button[name=reveal][value=tin]").click();
  await expect(page.locator("button[name=reveal][value=tin]")).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("#code")).toHaveValue(code);
  await expect(page.getByRole("status")).toHaveText("");
  // What it sends as a plain form is a play all the same.
  await page.locator("main form button[type=submit]").first().click();
  await expect(page.getByRole("status")).toContainText("Vous gagnez");
});

test("a form that went by itself and was shown again as it was left can be sent again", async ({ page }) => {
  await signUp(page);
  await loseScript(page);
  // As a browser that keeps the page while its form is under way; the answer never replaces it.
  await page.route(/\/jouer\?qaction=/, (route) => route.fulfill({ status: 204 }));
  const first = page.waitForRequest((request) => request.method() === "POST");
  await playCode(page, "12-34");
  await first;
  const second = page.waitForRequest((request) => request.method() === "POST");
  await page.locator("main form button[type=submit]").first().click();
  expect((await second).isNavigationRequest()).toBe(true);
});

test("a script that fails half way sends the plain form, and leaves a form that can be sent again", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "matchMedia", { value: undefined });
  });
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await page.route(/\/jouer\?qaction=/, (route) => route.fulfill({ status: 204 }));
  for (const _ of ["first", "again"]) {
    const posted = page.waitForRequest((request) => request.method() === "POST");
    await playCode(page, "12-34");
    expect((await posted).isNavigationRequest()).toBe(true);
  }
});
