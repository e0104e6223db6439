/** Who may pass. The API takes bearer tokens only: a browser never sends those by itself, so no request can be forged. */

import type { MiddlewareHandler } from "hono";
import type { Role } from "../services.ts";
import { createServices } from "../services-live.ts";
import { refuse } from "./answer.ts";
import type { AppEnv } from "./app-env.ts";

const SCHEME = "bearer ";

/** The token of an `Authorization: Bearer` header; undefined without one. */
export function bearerOf(request: Request): string | undefined {
  const header = request.headers.get("authorization");
  if (header === null || header.slice(0, SCHEME.length).toLowerCase() !== SCHEME) return undefined;
  return header.slice(SCHEME.length).trim();
}

/**
 * Lets through only people with one of the roles and leaves them in `c.var.account`.
 * 401 without a valid session, 403 with the wrong role, and for staff who must set up a second factor before they work.
 */
export function requireRole(...roles: readonly Role[]): MiddlewareHandler<AppEnv> {
  // One's own account stays open to staff who have yet to set up their second factor.
  const isForStaffAlone = !roles.includes("CLIENT");
  return async function requireRole(c, next) {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const account = await services.identify(bearerOf(c.req.raw));
    if (!account) return refuse("unauthenticated");
    if (!roles.includes(account.role)) return refuse("forbidden");
    if (isForStaffAlone && services.mustEnrol(account)) return refuse("second-factor-missing");
    c.set("account", account);
    await next();
  };
}
