import { describe, expect, it } from "vitest";
import { isIndexed, LANGUAGES, PAGE_NAMES, pathOf } from "../i18n/pages.ts";
import { crawlerFile } from "./crawler-files.ts";

const ORIGIN = "https://thetiptop.example";

function ask(path: string, method = "GET"): Response | undefined {
  const request = new Request(`https://preview.workers.example${path}`, { method });
  return crawlerFile(request, path, ORIGIN);
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

describe("files for crawlers", () => {
  it("may be kept by everybody, and are only read", () => {
    expect(ask("/robots.txt", "HEAD")?.headers.get("Cache-Control")).toMatch(/^public/);
    expect(ask("/robots.txt", "POST")).toBeUndefined();
  });

  it("are these two and nothing else", () => {
    for (const path of ["/", "/sitemap.xml/", "/en/robots.txt", "/constructor"])
      expect(ask(path)).toBeUndefined();
  });
});
