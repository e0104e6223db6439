/** Every page that search engines may show, each with its address in the other language. */

import { isIndexed, LANGUAGES, PAGE_NAMES, type PageName, pathOf } from "../i18n/pages.ts";

/** @param origin the site's public address, without a slash at its end */
export function sitemap(origin: string): string {
  const entries = PAGE_NAMES.filter(isIndexed).flatMap((page) =>
    LANGUAGES.map((language) => {
      const place = escapeXml(origin + pathOf(page, language));
      return `<url><loc>${place}</loc>${alternates(origin, page)}</url>`;
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join("\n")}
</urlset>
`;
}

function alternates(origin: string, page: PageName): string {
  const named = LANGUAGES.map((language): [string, string] => [language, pathOf(page, language)]);
  return [...named, ["x-default", pathOf(page, "fr")]]
    .map(
      ([language, path]) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(origin + path)}"/>`,
    )
    .join("");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
