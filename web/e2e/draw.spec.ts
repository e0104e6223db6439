/**
 * The grand draw from the freeze to the verified certificate, on a small campaign of its own: played by the API, drawn
 * at head office, accepted by the winner, verified in the browser; and what the verifier says to what was tampered with.
 */

import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { ADMIN, playedCampaign } from "./draw-campaign.ts";
import { linkTo } from "./mailbox.ts";
import { expectSound } from "./sound.ts";
import { complaintsOf, PASSWORD, refuseCookies } from "./visitor.ts";

/** Of each step on a phone and at a desk. */
const PICTURED = ["360-light", "1440-light"];
const DIGITS = "271828182845";

test.describe.configure({ timeout: 150_000 });

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/connexion");
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(password);
  await page.locator("main form button").click();
  await page.waitForURL((url) => !url.pathname.endsWith("/connexion"));
}

function order(page: Page, name: string) {
  return page.locator("form.draw-order").filter({ has: page.getByRole("button", { name, exact: true }) });
}

async function give(page: Page, name: string): Promise<void> {
  const form = order(page, name);
  const box = form.locator("input[name=sure]");
  if ((await box.count()) > 0) await box.check();
  await form.getByRole("button", { name, exact: true }).click();
}

/** Runs the verifier; the steps that are not right, by name. */
async function verify(page: Page): Promise<Record<string, string>> {
  const result = page.locator("#verifier-result");
  const before = Number((await result.getAttribute("data-checks")) ?? 0);
  await page.getByRole("button", { name: "Vérifier le tirage" }).click();
  await expect(result).toHaveAttribute("data-checks", String(before + 1));
  await expect(result.locator("li")).toHaveCount(6);
  const wrong = await result
    .locator("li.wrong")
    .evaluateAll((items) =>
      items.map((item) => [
        item.getAttribute("data-step") ?? "",
        item.querySelector(".verifier-why")?.textContent ?? "",
      ]),
    );
  return Object.fromEntries(wrong);
}

test("a draw, from the frozen list to a certificate that anyone can verify", async ({
  page,
  request,
  browser,
}) => {
  const { slug, players } = await playedCampaign(request, 4);
  const publicPage = `/grand-tirage?campaign=${slug}`;
  await refuseCookies(page);
  const complaints = complaintsOf(page);
  await signIn(page, ADMIN.email, ADMIN.password);

  await page.goto(`/administration/tirage?campaign=${slug}`);
  await expectSound(page, "draw-before", PICTURED);
  await page.locator("#alternates").fill("2");
  await give(page, "Figer la liste");
  await expect(page.locator("#order-notice")).toContainText("La liste est figée");

  // Everybody sees the hashes now, and nobody the seed.
  const visitor = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  await refuseCookies(visitor);
  await visitor.goto(publicPage);
  await expect(visitor.locator("#verifier-seed")).toHaveCount(0);
  expect(await verify(visitor)).toEqual({});
  await expect(visitor.locator("#verifier-result li.open")).toHaveCount(3);
  await expectSound(visitor, "grand-draw-frozen", PICTURED);

  await page.locator("#digits").fill(DIGITS);
  await page.locator("#digitsAgain").fill(DIGITS.replace("5", "6"));
  await give(page, "Tirer au sort");
  await expect(page.locator("#order-notice")).toContainText("ne sont pas les mêmes");
  await page.locator("#digits").fill(DIGITS);
  await page.locator("#digitsAgain").fill("2718 2818 2845");
  await give(page, "Tirer au sort");
  await expect(page.locator("#order-notice")).toContainText("Le tirage a eu lieu");
  await expect(page.locator(".draw-places li")).toHaveCount(3);

  // The winner declines, after silence was refused as a reason too early: the first alternate is told by mail, signs in and accepts.
  await give(page, "Prévenir par courriel");
  await expect(page.locator(".draw-places li.notified")).toHaveCount(1);
  await expectSound(page, "draw-notified", PICTURED);
  await page.locator("#reason").selectOption("no-answer");
  await give(page, "Remplacer");
  await expect(page.locator("#order-notice")).toContainText("pas possible à ce stade");
  await page.locator("#reason").selectOption("declined");
  await give(page, "Remplacer");
  await expect(page.locator(".draw-places li").nth(0)).toContainText("Motif : A refusé le lot");
  await expect(page.locator(".draw-places li").nth(1)).toContainText("Prévenu");
  const number = (await page.locator(".draw-places li").nth(1).locator("code").textContent()) ?? "";
  const winner = await playerWithNumber(browser, publicPage, players, number);
  const link = await linkTo(winner.page, winner.email, "/grand-tirage");
  expect(new URL(link).search).toBe(`?campaign=${slug}`);
  await expect(winner.page.locator(".draw-own")).toContainText("Le tirage vous a désigné");
  await expectSound(winner.page, "grand-draw-winner", PICTURED);
  await winner.page.locator("#mayBeNamed").check();
  await winner.page.getByRole("button", { name: "Accepter le grand lot" }).click();
  await expect(winner.page.locator("#draw-notice")).toContainText("le grand lot est à vous");

  await page.goto(`/administration/tirage?campaign=${slug}`);
  await give(page, "Annoncer");
  await expect(page.locator("#order-notice")).toContainText("enregistré");
  await visitor.goto(publicPage);
  await expect(visitor.locator(".draw-places li.confirmed")).toContainText("Zoé L.");
  await expect(visitor.locator("main")).not.toContainText("Lefèvre");

  // The certificate, to read and as a file.
  await page.getByRole("link", { name: "Procès-verbal" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Procès-verbal du grand tirage");
  const certified = await page.locator("main").textContent();
  const { data: proof } = await (await request.get(`/api/campaign/draw?campaign=${slug}`)).json();
  for (const value of [proof.entrantsHash, proof.seedHash, proof.result.seed, DIGITS, number])
    expect(certified).toContain(value);
  await expectSound(page, "certificate", PICTURED);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger en PDF" }).click();
  const file = await readFile(await (await downloading).path());
  expect(file.subarray(0, 5).toString()).toBe("%PDF-");
  expect(complaints).toEqual([]);

  // The verifier, with what was published and with what was tampered with.
  const heard = complaintsOf(visitor);
  expect(await verify(visitor)).toEqual({});
  await expect(visitor.locator("#verifier-result > p")).toContainText("Tout est juste");
  await expectSound(visitor, "grand-draw-verified", PICTURED);
  await visitor.getByText("Vérifier avec vos propres valeurs").click();
  const entrants = await (await request.get(`/api/campaign/draw/entrants?campaign=${slug}`)).text();
  const forged = entrants.replace(/.\n/, (end) => (end.startsWith("0") ? "1\n" : "0\n"));
  await visitor.locator("#verifier-file").setInputFiles(asFile(forged));
  const wrongList = await verify(visitor);
  expect(Object.keys(wrongList)).toContain("hash");
  expect(wrongList["hash"]).toContain("La liste a été changée");
  await visitor.locator("#verifier-file").setInputFiles(asFile(entrants));
  expect(await verify(visitor)).toEqual({});

  const { seed } = proof.result;
  await visitor.locator("#verifier-seed").fill((seed.startsWith("0") ? "1" : "0") + seed.slice(1));
  const wrongSeed = await verify(visitor);
  expect(wrongSeed["seed"]).toContain("Ce n’est pas la même graine");
  await visitor.locator("#verifier-seed").fill(seed);

  const [first, second, third] = proof.result.places.map(({ entrant }: { entrant: string }) => entrant);
  await visitor.locator("#verifier-places").fill([second, first, third].join("\n"));
  const wrongOrder = await verify(visitor);
  expect(Object.keys(wrongOrder)).toEqual(["draw"]);
  expect(wrongOrder["draw"]).toMatch(new RegExp(`Place 1.*donne ${first}, il est publié ${second}`));
  await expectSound(visitor, "grand-draw-tampered", PICTURED);
  expect(heard).toEqual([]);
});

/** A list that the visitor chooses from their own disk. */
function asFile(text: string) {
  return { name: "entrants.txt", mimeType: "text/plain", buffer: Buffer.from(text) };
}

/** The player who has a number, signed in and on the public page. */
async function playerWithNumber(
  browser: Browser,
  address: string,
  players: readonly string[],
  number: string,
): Promise<{ readonly page: Page; readonly email: string }> {
  for (const email of players) {
    const page = await (await browser.newContext({ locale: "fr-FR" })).newPage();
    await refuseCookies(page);
    await signIn(page, email, PASSWORD);
    await page.goto(address);
    if ((await page.locator(".draw-own code").textContent()) === number) return { page, email };
    await page.context().close();
  }
  throw new Error(`nobody has the number ${number}`);
}

test("nobody but an administrator reaches the draw's orders, its certificate or its file", async ({
  page,
  request,
}) => {
  for (const path of ["tirage", "tirage/certificat", "tirage/certificat/pdf"]) {
    const answer = await request.get(`/administration/${path}`, { maxRedirects: 0 });
    expect(answer.status()).toBe(303);
  }
  await refuseCookies(page);
  await signIn(page, "employee@test.com", "Employee1234");
  for (const path of ["tirage", "tirage/certificat", "tirage/certificat/pdf"])
    expect((await page.goto(`/administration/${path}`))?.status()).toBe(403);
});

test("the page says what will happen while the game is open, in both languages and without scripts", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/grand-tirage");
  await expect(page.locator("main")).toContainText("La liste des participants sera figée après la clôture");
  await page.goto("/en/grand-draw");
  await expect(page.locator("main")).toContainText("The list of entrants will be frozen");
  expect((await page.request.get("/grand-tirage/participants")).status()).toBe(404);
  expect((await page.request.get("/api/campaign/draw")).status()).toBe(404);
});
