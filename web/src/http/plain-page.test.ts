import { describe, expect, it } from "vitest";
import { plainPage } from "./plain-page.ts";
import { troubleWords } from "./trouble.words.ts";

const BAIT = "%3Cscript%3Ealert(1)%3C/script%3E";

describe("a page without the framework", () => {
  it("says in the language of the address what happened, and leads home", async () => {
    const french = await plainPage(new URL("https://thetiptop.example/jouer"), 500, "broken").text();
    expect(french).toContain('<html lang="fr">');
    expect(french).toContain(`<h1>${troubleWords.fr.broken.title}</h1>`);
    expect(french).toContain('class="button" href="/"');
    const english = await plainPage(new URL("https://thetiptop.example/en/play"), 500, "broken").text();
    expect(english).toContain(`<p class="lead">${troubleWords.en.broken.text}</p>`);
    expect(english).toContain('class="button" href="/en"');
  });

  it("holds nothing of the request, whatever was asked", async () => {
    const plain = await plainPage(new URL("https://thetiptop.example/"), 400, "bad-request").text();
    const baited = new URL(`https://ailleurs.example/${BAIT}?code=0123456789&x=<script>`);
    expect(await plainPage(baited, 400, "bad-request").text()).toBe(plain);
  });

  it("brings nothing the policy of the site refuses: no script, no style of its own", async () => {
    const page = await plainPage(new URL("https://thetiptop.example/"), 500, "broken").text();
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
  });

  it("tells a client which methods there are, when it used another", () => {
    const url = new URL("https://thetiptop.example/");
    expect(plainPage(url, 405, "bad-request").headers.get("Allow")).toBe("GET, HEAD, POST");
    expect(plainPage(url, 400, "bad-request").headers.has("Allow")).toBe(false);
  });
});
