/** How a route is declared: who may call it, its documentation, its schemas and its handler in one value, for the table in app.ts. */

import { createRoute, type RouteConfig, type RouteHandler, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { Role } from "../services.ts";
import { nameRoute } from "../telemetry/route-names.ts";
import type { AppEnv } from "./app-env.ts";
import { limitBody } from "./body.ts";
import { NEXT_STEPS } from "./errors.ts";
import { requireRole } from "./guard.ts";
import { requireSignature, requireTill } from "./key-guard.ts";

/** Who may call a route: anyone, the holders of a store's key, or the bearers of a session with one of the roles. */
export type Access = "anyone" | KeyAccess | readonly Role[];

/** `till`: by the key as bearer. `web-shop`: by the key's signature of the body. */
export type KeyAccess = "till" | "web-shop";

const SECURITY: Record<KeyAccess, Record<string, string[]>> = {
  till: { tillKey: [] },
  "web-shop": { webhookSignature: [] },
};

export const SIGNED_IN: Access = ["CLIENT", "EMPLOYEE", "ADMIN"];
export const PLAYERS: Access = ["CLIENT"];
export const STAFF: Access = ["EMPLOYEE", "ADMIN"];
export const ADMINISTRATORS: Access = ["ADMIN"];

/** Sections of the description, by the first words of a path; the first that fits. */
const SECTIONS = [
  ["/api/auth/", "Authentication"],
  ["/api/users/", "User"],
  ["/api/game/", "Game"],
  ["/api/employee/", "Employee"],
  ["/api/admin/campaigns", "Campaigns"],
  ["/api/admin/mails", "Mails"],
  ["/api/admin/", "Administration"],
  ["/api/purchases", "Tills and web shops"],
  ["/api/webhooks/", "Tills and web shops"],
  ["/users/", "Older calls"],
  ["/ticketApi/", "Older calls"],
  ["/", "Public"],
] as const;

function sectionOf(path: string): string {
  return SECTIONS.find(([start]) => path.startsWith(start))?.[1] ?? "Public";
}

/** `postApiAuthLogin`: what generated clients call the operation. */
function operationIdOf(method: string, path: string): string {
  return method + path.replace(/[^a-zA-Z0-9]+(\w?)/g, (_, first: string) => first.toUpperCase());
}

type Declaration<Path extends string> = Omit<RouteConfig, "path" | "security" | "middleware"> & {
  path: Path;
};

/**
 * A route. The guard for `access` and the bound on the body come with it, in this order and before any validator, so
 * that no route can go without them.
 */
export function route<const Path extends string, const Config extends Declaration<Path>>(
  access: Access,
  config: Config,
  handler: RouteHandler<Config, AppEnv>,
) {
  const middleware: MiddlewareHandler<AppEnv>[] = [named(config.path)];
  if (access === "till") middleware.push(requireTill);
  else if (isRoles(access)) middleware.push(requireRole(...access));
  if (config.request?.body) middleware.push(limitBody);
  if (access === "web-shop") middleware.push(requireSignature); // it reads the body, so after the bound
  const security = access === "anyone" ? {} : { security: [securityOf(access)] };
  const { method, path } = config;
  const described = { operationId: operationIdOf(method, path), tags: [sectionOf(path)] };
  return {
    access,
    route: createRoute({ ...described, ...config, ...security, middleware } as Config),
    handler,
  };
}

/** Tells the counters which route has the request, also when a guard refuses it. */
function named(path: string): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    nameRoute(c.req.raw, path);
    return next();
  };
}

function isRoles(access: Access): access is readonly Role[] {
  return typeof access !== "string";
}

function securityOf(access: Exclude<Access, "anyone">): Record<string, string[]> {
  return isRoles(access) ? { bearer: [] } : SECURITY[access];
}

const errorSchema = z
  .object({
    success: z.literal(false),
    error: z.string(),
    details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    code: z
      .enum(NEXT_STEPS)
      .optional()
      .openapi({ description: "What a program does next, where the status alone does not say" }),
    challenge: z
      .string()
      .optional()
      .openapi({ description: "With second_factor_required: send it back with the code" }),
  })
  .openapi("Error");

function errorAnswer(description: string) {
  return { description, content: { "application/json": { schema: errorSchema } } } as const;
}

/** What any route may answer besides its own; spread into `responses`. */
export const ERROR_ANSWERS = {
  400: errorAnswer("Invalid request, or a rule of the game said no"),
  401: errorAnswer("No valid session"),
  403: errorAnswer("The role does not allow this"),
  404: errorAnswer("Not found"),
  413: errorAnswer("Body over 64 KiB"),
  415: errorAnswer("Body is not JSON"),
  429: {
    ...errorAnswer("Too many attempts; Retry-After says when to try again"),
    headers: z.object({
      "Retry-After": z.string().openapi({ description: "Seconds" }),
      "RateLimit-Policy": z.string(),
      RateLimit: z.string(),
    }),
  },
  500: errorAnswer("Server error"),
  503: errorAnswer("Temporarily unavailable; Retry-After says when to try again"),
} as const;

/** A 2xx answer with a JSON body. */
export function jsonAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } } as const;
}

/** A required JSON body. @param example what /docs and the Postman collection show to begin with */
export function jsonBody<Schema extends z.ZodType>(schema: Schema, example?: z.input<Schema>) {
  const shown = example === undefined ? {} : { example };
  return { required: true, content: { "application/json": { schema, ...shown } } } as const;
}
