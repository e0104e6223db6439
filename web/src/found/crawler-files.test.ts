import { describe, expect, it } from "vitest";
import { isIndexed, LANGUAGES, PAGE_NAMES, pathOf } from "../i18n/pages.ts";
import { crawlerFile } from "./crawler-files.ts";
import { securityTxt } from "./security-txt.ts";

const ORIGIN = "https://thetiptop.example";

const CONTACT = "mailto:securite@thetiptop.example";

function ask(path: string, method = "GET") {
  const request = new Request(`https://preview.workers.example${path}`, { method });
  return crawlerFile(request, path, { publicOrigin: ORIGIN, securityContact: CONTACT });
}

async function sitemapText(): Promise<string> {
  return (await ask("/sitemap.xml")?.text()) ?? "";
}

describe("the sitemap", () => {
  it("lists every page that search engines may show, in both languages, and no other", async () => {
    const listed = [...(await sitemapText()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => place);
    const expected = PAGE_NAMES.filter(isIndexed).flatMap((page) =>
      LANGUAGES.map((language) => ORIGIN + pathOf(page, language)),
    );
    expect(listed).toEqual(expected);
    expect(listed).not.toContain(`${ORIGIN}/mes-gains`);
  });

  it("names for each page its address in both languages, and the French one for all others", async () => {
    const entry = /<url><loc>https:\/\/thetiptop\.example\/en\/play<\/loc>.*/.exec(await sitemapText())?.[0];
    expect(entry).toContain(`hreflang="fr" href="${ORIGIN}/jouer"`);
    expect(entry).toContain(`hreflang="en" href="${ORIGIN}/en/play"`);
    expect(entry).toContain(`hreflang="x-default" href="${ORIGIN}/jouer"`);
  });
});

describe("robots.txt", () => {
  it("names the sitemap and bars no page: noindex must be read to be obeyed", async () => {
    const text = await ask("/robots.txt")?.text();
    expect(text).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
    expect(text?.match(/^Disallow:.*$/gm)).toEqual(["Disallow: /api/"]); // ledgers, by the page that links to them
  });
});

describe("security.txt", () => {
  const PATH = "/.well-known/security.txt";

  it("names whom to tell, in which languages, and where it stands", async () => {
    const answer = ask(PATH);
    expect(answer?.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    const text = await answer?.text();
    expect(text).toContain(`Contact: ${CONTACT}\n`);
    expect(text).toContain("Preferred-Languages: fr, en\n");
    expect(text).toContain(`Canonical: ${ORIGIN}${PATH}\n`);
  });

  it.each([0, 86_399_999, 86_400_000, Date.now()])("made at %d ends later, within a year, once", (now) => {
    const ends = [...securityTxt(CONTACT, ORIGIN, now).matchAll(/^Expires: (.*)$/gm)].map(
      ([, end = ""]) => end,
    );
    expect(ends).toHaveLength(1);
    const leftDays = (Date.parse(ends[0] ?? "") - now) / 86_400_000;
    expect(leftDays).toBeGreaterThan(80);
    expect(leftDays).toBeLessThan(365);
  });

  it("claims no address that is not https", () => {
    expect(securityTxt(CONTACT, "http://localhost:8787", 0)).not.toContain("Canonical");
  });

  it("is not there when nobody is named", () => {
    const request = new Request(ORIGIN + PATH);
    expect(crawlerFile(request, PATH, { publicOrigin: ORIGIN, securityContact: undefined })).toBeUndefined();
  });
});

describe("files for programs", () => {
  it("may be kept by everybody, and are only read", () => {
    expect(ask("/robots.txt", "HEAD")?.headers.get("Cache-Control")).toMatch(/^public/);
    expect(ask("/robots.txt", "POST")).toBeUndefined();
  });

  it("are these three and nothing else", () => {
    for (const path of ["/", "/sitemap.xml/", "/en/robots.txt", "/security.txt", "/constructor"])
      expect(ask(path)).toBeUndefined();
  });
});
