/** What programs ask for by name. Made here because it names the site's public address. */

import { securityTxt } from "./security-txt.ts";
import { sitemap } from "./sitemap.ts";

export interface SiteFacts {
  /** The site's public address, without a slash at its end. */
  readonly publicOrigin: string;
  /** A URI; undefined when nobody is named. */
  readonly securityContact: string | undefined;
}

interface NamedFile {
  readonly type: string;
  /** Undefined when this site has no such file. */
  readonly text: (site: SiteFacts) => string | undefined;
}

const PLAIN_TEXT = "text/plain; charset=utf-8";
const FILES: Readonly<Record<string, NamedFile>> = {
  "/sitemap.xml": {
    type: "application/xml; charset=utf-8",
    text: ({ publicOrigin }) => sitemap(publicOrigin),
  },
  "/robots.txt": { type: PLAIN_TEXT, text: ({ publicOrigin }) => robots(publicOrigin) },
  "/.well-known/security.txt": {
    type: PLAIN_TEXT,
    text: ({ publicOrigin, securityContact }) =>
      securityContact && securityTxt(securityContact, publicOrigin, Date.now()),
  },
};

/** The same for everybody, and what it lists changes with a deployment only. */
const KEPT_SECONDS = 3_600;

/** The file that is asked for; undefined when it is none of these. */
export function crawlerFile(request: Request, pathname: string, site: SiteFacts): Response | undefined {
  const isReading = request.method === "GET" || request.method === "HEAD";
  const file = isReading && Object.hasOwn(FILES, pathname) ? FILES[pathname] : undefined;
  const text = file?.text(site);
  if (!file || !text) return undefined;
  const headers = { "Content-Type": file.type, "Cache-Control": `public, max-age=${KEPT_SECONDS}` };
  return new Response(text, { headers });
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
