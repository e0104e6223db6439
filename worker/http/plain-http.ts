/**
 * What comes over plain http to a house whose address is https. A browser that navigates is led to https; everything
 * else is refused, because a redirect would hide from a client's author that its tokens travel in the open.
 */

import type { Env } from "../env.ts";
import { wantsPage } from "../routes/pages.ts";
import { refuse } from "./answer.ts";

/** For good, and with the same method. */
const PERMANENT_REDIRECT = 308;

/** The answer to a request over plain http; undefined where that is the house's own scheme, as on the local server. */
export function turnFromPlainHttp(request: Request, env: Pick<Env, "PUBLIC_ORIGIN">): Response | undefined {
  if (!request.url.startsWith("http:") || !env.PUBLIC_ORIGIN.startsWith("https:")) return undefined;
  const navigates = (request.method === "GET" || request.method === "HEAD") && wantsPage(request);
  // The platform makes the URL from the Host a client sent, unchecked.
  if (!navigates || !URL.canParse(request.url)) return refuse("https-required");
  const Location = request.url.replace(/^http:/, "https:");
  return new Response(null, { status: PERMANENT_REDIRECT, headers: { Location } });
}
