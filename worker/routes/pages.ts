/** Everything that is not the API: built files, the site's pages, and the JSON greeting at `/`. */

import type { Context } from "hono";
import type { Env } from "../env.ts";
import { refuse } from "../http/answer.ts";
import type { AppEnv } from "../http/app-env.ts";
import { limitBody } from "../http/body.ts";
import { compressed } from "../http/compressed.ts";
import type { Services } from "../services.ts";
import { createServices } from "../services-live.ts";
import { FILE, nameRoute, PAGE } from "../telemetry/route-names.ts";

/** Renders a page of the site; null when no page has this address. */
export type PageRenderer = (
  request: Request,
  env: Env,
  ctx: ExecutionContext,
  services: Services,
) => Promise<Response | null>;

/** On Cloudflare the platform serves these before the Worker is asked; the local server asks the Worker. */
const BUILT_FILE = /^\/(?:(?:build|assets)\/|favicon\.svg$)/;
const API = /^\/api(?:\/|$)/;

const nothingMore = async (): Promise<void> => {};

/** True for a browser that navigates; API clients ask for JSON or for anything. */
export function wantsPage(request: Request): boolean {
  return request.headers.get("accept")?.includes("text/html") ?? false;
}

/** True for a file of web/public/_headers, which says all that its answer says. */
export function isBuiltFile(request: Request): boolean {
  return BUILT_FILE.test(new URL(request.url).pathname);
}

/** The handler for whatever the table of routes does not name. */
export function pages(renderPage: PageRenderer) {
  return async function servePage(c: Context<AppEnv>): Promise<Response> {
    if (API.test(c.req.path)) return refuse("not-found");
    if (BUILT_FILE.test(c.req.path)) return builtFile(c);
    nameRoute(c.req.raw, PAGE);
    const tooLarge = await limitBody(c, nothingMore);
    if (tooLarge) return tooLarge;
    // Hono's own type of the context lacks newer members, yet it is the runtime's object.
    const ctx = c.executionCtx as ExecutionContext;
    const page = await renderPage(c.req.raw, c.env, ctx, createServices(c.env, ctx, c.req.raw));
    return page ? asDelivered(c, page) : refuse("not-found");
  };
}

/** A built file, or our own 404: the platform would let browsers keep a missing file's 404 for a year (`_headers`). */
async function builtFile(c: Context<AppEnv>): Promise<Response> {
  nameRoute(c.req.raw, FILE);
  const file = await c.env.ASSETS.fetch(c.req.raw);
  return file.ok || file.status === NOT_MODIFIED ? asDelivered(c, file) : refuse("not-found");
}

/** On Cloudflare the edge compresses what leaves it; the local server is its own edge. */
function asDelivered(c: Context<AppEnv>, answer: Response): Response {
  return c.env.LOCAL_MODE === "true" ? compressed(c.req.raw, answer) : answer;
}

const NOT_MODIFIED = 304;
