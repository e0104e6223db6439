/** What surrounds every page: the header that knows who is there, the typefaces, the pages of trouble, paper. */

import { expect, test } from "@playwright/test";
import { complaintsOf, expectNoSidewaysScroll, signUp } from "./visitor.ts";

test("the header offers what is one's own while one is signed in, and marks the page one is on", async ({
  page,
}) => {
  await page.goto("/connexion");
  const header = page.locator("header.masthead");
  await expect(header.getByRole("link", { name: "Se connecter" })).toHaveAttribute("aria-current", "page");
  await expect(header.getByRole("link", { name: "Profil" })).toHaveCount(0);
  await signUp(page);
  await expect(header.getByRole("link", { name: "Profil" })).toHaveAttribute("href", "/profil");
  await expect(header.getByRole("link", { name: "Jouer" })).toHaveAttribute("aria-current", "page");
  await expect(header.getByRole("button", { name: "Se déconnecter" })).toBeVisible();
});

test("a session ended elsewhere is not shown as signed in, and its cookie goes", async ({ page }) => {
  await signUp(page);
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === "__Host-session")?.value ?? "";
  const ended = await page.request.post("/api/auth/logout", {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(ended.status()).toBe(200);
  await page.context().addCookies(cookies); // whatever that answer did, the browser still has its cookie
  await page.goto("/");
  await expect(page.locator("header.masthead").getByRole("link", { name: "Se connecter" })).toBeVisible();
  const left = (await page.context().cookies()).map(({ name }) => name);
  expect(left).not.toContain("__Host-session");
});

test("both typefaces come from the site, are asked for at once, used, and kept for ever", async ({
  page,
}) => {
  await page.goto("/");
  const preloaded = await page
    .locator('link[rel="preload"][as="font"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(preloaded).toHaveLength(2);
  for (const href of preloaded) {
    const font = await page.request.get(href);
    expect(font.status()).toBe(200);
    expect(font.headers()["cache-control"]).toContain("immutable");
  }
  await page.evaluate(() => document.fonts.ready);
  const loaded = await page.evaluate(() =>
    [...document.fonts]
      .filter(({ status }) => status === "loaded")
      .map(({ family }) => family.replaceAll('"', "")),
  );
  expect(loaded.filter((family) => !family.includes(" over ")).sort()).toEqual(["Figtree", "Marcellus"]);
  const fetched = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.endsWith(".woff2"))
      .map(({ name }) => name),
  );
  expect(fetched).toHaveLength(2); // what was preloaded is what the style sheet asks for
});

test("pages of trouble wear the house's clothes, on the narrowest phone too", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const complaints = complaintsOf(page);
  for (const path of ["/nulle-part", "/%ff", "/en/nowhere"]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.locator("header .mark")).toBeVisible();
    await expect(page.locator("main .art")).toBeVisible();
    await expect(page.locator("main a.button").first()).toHaveAttribute("href", /^\/(en)?$/);
    await expectNoSidewaysScroll(page);
  }
  expect(complaints).toEqual([]);
});

test("paper has neither header nor footer, and is light", async ({ page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.goto("/");
  await expect(page.locator("header.masthead")).toBeHidden();
  await expect(page.locator("footer.colophon")).toBeHidden();
  await expect(page.locator("h1")).toBeVisible();
  const paper = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue("--paper").trim(),
  );
  expect(paper).toBe("#f4f6ef");
});
