/**
 * The site as the Worker calls it. Null means that this address is none of the site's and the caller should
 * answer 404 itself; a browser that asks for an unknown page gets the site's own 404 page.
 */

import type { Services } from "../../worker/services.ts";
import { measure } from "./audience/measure.ts";
import { passStaffGate } from "./back-office/staff-gate.ts";
import { DOCS_PATH, docsPage } from "./docs/docs-page.ts";
import { crawlerFile } from "./found/crawler-files.ts";
import { FILES } from "./http/files.ts";
import { turnAway, wantsPage } from "./http/gate.ts";
import { plainPage } from "./http/plain-page.ts";
import { logTrouble, type SitePlatform } from "./http/platform.ts";
import { cookieOf } from "./http/raw-cookies.ts";
import { renderPage } from "./http/render.ts";
import { createNonce, secure } from "./http/security-headers.ts";
import { pageAt } from "./i18n/pages.ts";

/** Answers one request for a page. */
export default async function serveSite(
  request: Request,
  env: unknown,
  ctx: SitePlatform["ctx"],
  services: Services,
): Promise<Response | null> {
  const url = new URL(request.url);
  const forCrawlers = crawlerFile(request, url.pathname, services);
  if (forCrawlers) return forCrawlers;
  const isPage = pageAt(url.pathname) !== undefined || url.pathname === DOCS_PATH;
  if (!isPage && !wantsPage(request)) return null;
  const nonce = createNonce();
  const response = await answer(url, { request, env, ctx, services, nonce });
  if (!response) return null;
  secure(response.headers, url, nonce, cookieOf(request, "session") !== undefined);
  measure(request, url, response, services);
  return response;
}

async function answer(url: URL, platform: SitePlatform): Promise<Response | null> {
  const turned = turnAway(platform.request, url);
  if (turned) return plainPage(url, turned.status, turned.trouble);
  if (url.pathname === DOCS_PATH) return docsPage(platform.nonce);
  try {
    const page = pageAt(url.pathname);
    const staff = await passStaffGate(platform.request, url, platform.services);
    if (staff instanceof Response) return staff;
    const passed = { ...platform, ...staff };
    const file = page === undefined ? undefined : FILES[page];
    return file ? await file(url, passed) : await renderPage(url, passed);
  } catch (error) {
    logTrouble(pageAt(url.pathname) ?? "missing", error);
    return plainPage(url, 500, "broken");
  }
}
