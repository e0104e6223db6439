import { expect, test } from "@playwright/test";
import { codeFor, complaintsOf, expectNoSidewaysScroll, playCode, signUp, wonPrize } from "./visitor.ts";

test("with JavaScript: sign up, play, see the wheel turn, find the prize again", async ({ page }) => {
  const complaints = complaintsOf(page);
  await signUp(page);
  await page.waitForLoadState("networkidle");
  await playCode(page, codeFor("scripted"));

  await expect(page.getByRole("button", { name: "Passer l’animation" })).toBeVisible();
  await expect(page.getByRole("status")).toContainText("Vous gagnez");
  await expect(page.locator("#won-heading")).toBeFocused();
  expect(new URL(page.url()).search).toBe("");
  const prize = await wonPrize(page);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre gain");

  await page.getByRole("link", { name: "Jouer un autre code" }).click();
  await expect(page.locator("#code")).toBeFocused();
  await expect(page.locator("#code")).toHaveValue("");

  await page.goto("/");
  await expect(page.getByRole("link", { name: "Créer un compte" })).toHaveCount(0);
  await page.goto("/mes-gains?page=99");
  await expect(page).toHaveURL(/\/mes-gains\?page=1$/);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(prize);
  await expect(page.getByText("En attente")).toBeVisible();
  expect(complaints).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a code typed before signing up survives, is played, and a reload gives the same prize", async ({
    page,
  }) => {
    const code = codeFor("plain");
    await page.goto("/jouer");
    await playCode(page, code);
    await expect(page).toHaveURL(/\/connexion\?next=play$/);
    await expect(page.getByText("Votre code est gardé")).toBeVisible();
    await signUp(page, "/inscription?next=play");
    await expect(page.locator("#code")).toHaveValue(code);

    await page.locator("main form button").click();
    await expect(page.getByRole("status")).toContainText("Vous gagnez");
    const prize = await wonPrize(page);
    await page.reload();
    await expect(page.getByRole("status")).toContainText("Vous avez gagné");
    await expect(page.locator("#won-heading")).toContainText(prize);

    await page.goto("/mes-gains");
    await expect(page.getByRole("heading", { level: 2 })).toHaveCount(1);
    await page.getByRole("button", { name: "Se déconnecter" }).click();
    await expect(page).toHaveURL(/\/$/);
    await page.goto("/mes-gains");
    await expect(page).toHaveURL(/\/connexion\?next=prizes$/);
  });

  test("every page fits a 320 pixel screen", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ["/", "/inscription", "/connexion", "/jouer", "/en", "/nulle-part"]) {
      await page.goto(path);
      const wide = await page.locator("main").boundingBox();
      expect(wide?.width ?? 0).toBeLessThanOrEqual(320);
    }
  });
});

test.describe("for someone who prefers no movement", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("the prize is shown without the wheel turning", async ({ page }) => {
    await signUp(page);
    await page.waitForLoadState("networkidle");
    await page.evaluate(() => {
      Element.prototype.animate = () => {
        throw new Error("moved");
      };
    });
    const complaints = complaintsOf(page);
    await playCode(page, codeFor("still"));
    await expect(page.getByRole("status")).toContainText("Vous gagnez");
    expect(complaints).toEqual([]);
    await expectNoSidewaysScroll(page);
  });
});

test("in English, from the language link to the prize", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto("/inscription");
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/sign-up$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await signUp(page, "/en/sign-up");
  await page.waitForLoadState("networkidle");
  await playCode(page, codeFor("english"));
  await expect(page.getByRole("status")).toContainText("You win");
  await page.getByRole("link", { name: "See my prizes" }).click();
  await expect(page.getByText("Waiting")).toBeVisible();
  expect(complaints).toEqual([]);
});
