import { type APIRequestContext, expect, test } from "@playwright/test";
import { isIndexed, LANGUAGES, PAGE_NAMES, pathOf } from "../src/i18n/pages.ts";

const HTML = { accept: "text/html" };
/** What search engines show before they cut: about 600 pixels of title, two lines of description. */
const TITLE_MAX = 65;
const DESCRIPTION = { min: 50, max: 170 };
const PICTURE_MAX_BYTES = 60_000;

const INDEXED = PAGE_NAMES.filter(isIndexed);
const PRIVATE = PAGE_NAMES.filter((page) => !isIndexed(page) && page !== "signOut");

async function htmlOf(request: APIRequestContext, address: string): Promise<string> {
  const answer = await request.get(address, { headers: HTML, maxRedirects: 0 });
  expect(answer.status(), address).toBe(200);
  return answer.text();
}

/** The attribute of the first tag that has all of the parts. */
function attributeOf(html: string, parts: readonly string[], attribute: string): string | undefined {
  const tag = html.match(/<(?:meta|link)[^>]*>/g)?.find((text) => parts.every((part) => text.includes(part)));
  return tag && new RegExp(`\\b${attribute}="([^"]*)"`).exec(tag)?.[1]?.replaceAll("&amp;", "&");
}

function titleOf(html: string): string {
  return /<title[^>]*>([^<]*)/.exec(html)?.[1] ?? "";
}

function descriptionOf(html: string): string {
  return attributeOf(html, ['name="description"'], "content") ?? "";
}

for (const page of INDEXED) {
  test(`${page} reads well in a list of results, and has one address in each language`, async ({
    request,
    baseURL,
  }) => {
    for (const language of LANGUAGES) {
      const path = pathOf(page, language);
      const html = await htmlOf(request, `${path}?code=1234567890&next=play`);
      expect(titleOf(html).length, titleOf(html)).toBeGreaterThan("ThéTipTop".length);
      expect(titleOf(html).length, titleOf(html)).toBeLessThanOrEqual(TITLE_MAX);
      expect(descriptionOf(html).length, descriptionOf(html)).toBeGreaterThanOrEqual(DESCRIPTION.min);
      expect(descriptionOf(html).length, descriptionOf(html)).toBeLessThanOrEqual(DESCRIPTION.max);
      expect(attributeOf(html, ['rel="canonical"'], "href")).toBe(`${baseURL}${path}`);
      for (const [hreflang, there] of [
        ["fr", pathOf(page, "fr")],
        ["en", pathOf(page, "en")],
        ["x-default", pathOf(page, "fr")],
      ] as const) {
        expect(attributeOf(html, ['rel="alternate"', `hreflang="${hreflang}"`], "href")).toBe(
          `${baseURL}${there}`,
        );
      }
      expect(html).not.toContain('content="noindex"');
    }
  });

  test(`${page} is shown by other sites with a picture, and described to search engines`, async ({
    request,
    baseURL,
  }) => {
    for (const language of LANGUAGES) {
      const path = pathOf(page, language);
      const html = await htmlOf(request, path);
      expect(attributeOf(html, ['"og:title"'], "content")).toBe(titleOf(html));
      expect(attributeOf(html, ['"og:description"'], "content")).toBe(descriptionOf(html));
      expect(attributeOf(html, ['"og:url"'], "content")).toBe(`${baseURL}${path}`);
      expect(attributeOf(html, ['"og:locale"'], "content")).toBe({ fr: "fr_FR", en: "en_GB" }[language]);
      expect(attributeOf(html, ['"twitter:card"'], "content")).toBe("summary_large_image");
      const address = attributeOf(html, ['"og:image"'], "content") ?? "";
      expect(address).toMatch(new RegExp(`^${baseURL}/assets/share/.*-${language}-[\\w-]+\\.png$`));
      const picture = await request.get(address);
      expect(picture.headers()["cross-origin-resource-policy"]).toBe("cross-origin");
      const bytes = await picture.body();
      expect(bytes.length).toBeLessThanOrEqual(PICTURE_MAX_BYTES);
      // Width and height as every PNG says them, right after its signature.
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
      const described = [
        ...html.matchAll(/<script[^>]* type="application\/ld\+json"[^>]*>([^<]*)<\/script>/g),
      ];
      const things = described.map(([, text = ""]): Record<string, unknown> => JSON.parse(text));
      expect(things.length).toBeGreaterThan(0);
      for (const thing of things) expect(thing["@context"]).toBe("https://schema.org");
      const kind = page === "home" ? "WebSite" : "BreadcrumbList";
      expect(JSON.stringify(things)).toContain(`"@type":"${kind}"`);
    }
  });
}

test("no two pages have the same title or description", async ({ request }) => {
  const seen = new Map<string, string>();
  for (const { address } of await listed(request)) {
    const html = await htmlOf(request, address);
    for (const text of [titleOf(html), descriptionOf(html)]) {
      expect(seen.get(text), `${address} repeats ${text}`).toBeUndefined();
      seen.set(text, address);
    }
  }
});

test("the sitemap lists pages that are there, and robots.txt names it", async ({ request, baseURL }) => {
  const addresses = await listed(request);
  expect(addresses.length).toBe(INDEXED.length * LANGUAGES.length);
  for (const { address } of addresses) await htmlOf(request, address);
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
});

async function listed(request: APIRequestContext): Promise<{ address: string }[]> {
  const text = await (await request.get("/sitemap.xml")).text();
  return [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = ""]) => ({ address }));
}

test("private pages and pages that are not there ask search engines to pass on", async ({ request }) => {
  for (const path of [...PRIVATE.map((page) => pathOf(page, "en")), "/nulle-part"]) {
    const answer = await request.get(path, { headers: HTML, maxRedirects: 0 });
    const inHeader = answer.headers()["x-robots-tag"] === "noindex";
    const inPage = (await answer.text()).includes('<meta name="robots" content="noindex"');
    expect(inHeader || inPage, path).toBe(true);
    expect(await answer.text(), path).not.toContain("og:title");
  }
});

test("by another address, the pages still say which one is theirs", async ({ request, baseURL }) => {
  const elsewhere = new URL(baseURL ?? "");
  elsewhere.hostname = "127.0.0.1";
  const html = await htmlOf(request, `${elsewhere.origin}/jouer`);
  expect(attributeOf(html, ['rel="canonical"'], "href")).toBe(`${baseURL}/jouer`);
  expect(html.slice(0, html.indexOf("<body"))).not.toContain("127.0.0.1");
  expect(await (await request.get(`${elsewhere.origin}/sitemap.xml`)).text()).not.toContain("127.0.0.1");
});

test("the site can be put on a home screen, in the language it is read in", async ({ request }) => {
  for (const language of LANGUAGES) {
    const html = await htmlOf(request, pathOf("home", language));
    const manifest = await (await request.get(attributeOf(html, ['rel="manifest"'], "href") ?? "")).json();
    expect(manifest).toMatchObject({ lang: language, start_url: pathOf("home", language), scope: "/" });
    const light = attributeOf(html, ['"theme-color"', "light"], "content");
    expect([manifest.theme_color, manifest.background_color]).toEqual([light, light]);
    expect(manifest.icons.map(({ purpose }: { purpose: string }) => purpose)).toContain("maskable");
    const touch = attributeOf(html, ['rel="apple-touch-icon"'], "href") ?? "";
    const icons = [touch, ...manifest.icons.map(({ src }: { src: string }) => src)];
    const sides: number[] = [];
    for (const icon of icons) sides.push((await (await request.get(icon)).body()).readUInt32BE(16));
    expect(sides).toEqual([180, 192, 512, 512]);
  }
});
