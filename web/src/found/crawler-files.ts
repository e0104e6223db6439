/** What crawlers ask for by name. Made here because it names the site's public address. */

import { sitemap } from "./sitemap.ts";

const FILES: Readonly<Record<string, { readonly type: string; readonly text: (origin: string) => string }>> =
  {
    "/sitemap.xml": { type: "application/xml; charset=utf-8", text: sitemap },
    "/robots.txt": { type: "text/plain; charset=utf-8", text: robots },
  };

/** The same for everybody, and what it lists changes with a deployment only. */
const KEPT_SECONDS = 3_600;

/** The file that is asked for; undefined when it is none of these. */
export function crawlerFile(request: Request, pathname: string, origin: string): Response | undefined {
  const isReading = request.method === "GET" || request.method === "HEAD";
  const file = isReading && Object.hasOwn(FILES, pathname) ? FILES[pathname] : undefined;
  if (!file) return undefined;
  const headers = { "Content-Type": file.type, "Cache-Control": `public, max-age=${KEPT_SECONDS}` };
  return new Response(file.text(origin), { headers });
}

/**
 * Private pages are not barred: who may not read a page cannot read its noindex either, and lists its bare address. The
 * API is no page, and its ledgers, which a page links to, are a million lines that no search finds anything in.
 */
function robots(origin: string): string {
  return `User-agent: *
Disallow: /api/

Sitemap: ${origin}/sitemap.xml
`;
}
