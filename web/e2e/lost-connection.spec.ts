/** A line that drops in the middle of a play: whatever was lost, a page loaded anew ends on what is true. */

import { expect, type Page, test } from "@playwright/test";
import { COOKIES } from "../src/http/cookie-list.ts";
import { codeFor, complaintsOf, playCode, signUp, wonPrize } from "./visitor.ts";

/** Lets plays reach the server or not; their answers never reach the browser. */
async function cutPlays(page: Page, lost: "answer" | "request"): Promise<void> {
  await page.route(/\/jouer\?qaction=/, async (route) => {
    if (lost === "answer") await route.fetch();
    await route.abort();
  });
}

async function ready(page: Page, path?: string): Promise<void> {
  await signUp(page);
  if (path) await page.goto(path);
  await page.waitForLoadState("networkidle");
}

test("trying again gives the prize already won", async ({ page }) => {
  const code = codeFor("interrupted");
  await ready(page);
  await cutPlays(page, "answer");
  await playCode(page, code);
  await expect(page.locator("#play-notice")).toContainText("La connexion a été interrompue");
  await expect(page.locator("#play-notice")).toBeFocused();
  await expect(page.locator("#code")).toHaveValue(code);
  await page.unrouteAll();
  await page.getByRole("button", { name: "Réessayer" }).click();
  await expect(page.getByRole("status")).toContainText("Vous avez gagné");
});

for (const [path, name] of [
  ["/jouer", "answer-lost"],
  ["/jouer?code=", "linked-and-lost"],
] as const) {
  test(`the answer lost, a reload of a page at ${path} shows the prize`, async ({ page }) => {
    const complaints = complaintsOf(page);
    const code = codeFor(name);
    await ready(page, path.endsWith("=") ? path + code : path);
    await cutPlays(page, "answer");
    await playCode(page, code);
    await expect(page.locator("#play-notice")).toContainText("La connexion a été interrompue");
    await page.unrouteAll();
    await page.reload();
    await expect(page.getByRole("status")).toContainText("Vous avez gagné");
    await expect(page.locator("#code")).toHaveCount(0);
    const prize = await wonPrize(page);
    await page.getByRole("link", { name: "Voir mes gains" }).click();
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(prize);
    expect(complaints.filter((complaint) => !complaint.includes("net::ERR_FAILED"))).toEqual([]);
  });
}

test("the request lost, a reload fills the code in and says that nothing was won; then it is played", async ({
  page,
}) => {
  const code = codeFor("request-lost");
  await ready(page);
  await cutPlays(page, "request");
  await playCode(page, code);
  await expect(page.locator("#play-notice")).toBeVisible();
  const key = await page.locator("input[name=key]").inputValue();
  await page.unrouteAll();
  await page.reload();
  await expect(page.locator("#interrupted-notice")).toContainText("Aucun gain n’est encore enregistré");
  await expect(page.locator("#code")).toHaveValue(code);
  // The same key: should the lost request arrive after all, this play answers the same win.
  await expect(page.locator("input[name=key]")).toHaveValue(key);
  await expect(page.getByRole("status")).toHaveText("");
  await page.waitForLoadState("networkidle");
  await page.locator("main form button[type=submit]").first().click();
  await expect(page.getByRole("status")).toContainText("Vous gagnez");
});

test("a reload while the wheel turns ends on the prize, until the player signs out", async ({ page }) => {
  await ready(page);
  await playCode(page, codeFor("reloaded-in-wheel"));
  await page.getByRole("dialog").waitFor();
  await page.reload();
  await expect(page.getByRole("status")).toContainText("Vous avez gagné");
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/\/$/);
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("__Host-playing");
});

test("when the page's script cannot be fetched, the form goes without it", async ({ page }) => {
  await signUp(page);
  const listeners = await page.locator("#play-form").getAttribute("on:submit");
  const chunk = listeners?.match(/(q-[\w-]+\.js)#/)?.[1];
  if (!chunk) throw new Error(`the form names no chunk: ${listeners}`);
  await page.route(`**/build/${chunk}`, (route) => route.abort());
  await page.reload();
  await page.waitForLoadState("networkidle");
  const [posted] = await Promise.all([
    page.waitForRequest((request) => request.method() === "POST"),
    playCode(page, codeFor("no-chunk")),
  ]);
  expect(posted.isNavigationRequest()).toBe(true);
  await expect(page.getByRole("status")).toContainText("Vous gagnez");
});

test("somebody else on the same browser is not shown a play that was cut off, and nothing of it is sent for them", async ({
  page,
  context,
}) => {
  await ready(page);
  await cutPlays(page, "request");
  await playCode(page, "98-76");
  await expect(page.locator("#play-notice")).toContainText("La connexion a été interrompue");
  await page.unrouteAll();
  // The first player's session ended without their signing out.
  await context.clearCookies({ name: COOKIES.session.name });
  await signUp(page);
  await expect(page.locator("#code")).toHaveValue("");
  expect((await context.cookies()).map(({ name }) => name)).not.toContain(COOKIES.playing.name);
});
