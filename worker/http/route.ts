/** How a route is declared: its documentation, its schemas and its handler in one value, for the table in app.ts. */

import { createRoute, type RouteConfig, type RouteHandler, z } from "@hono/zod-openapi";
import type { AppEnv } from "./app-env.ts";
import { limitBody } from "./body.ts";

export function route<
  const Path extends string,
  const Config extends Omit<RouteConfig, "path"> & { path: Path },
>(config: Config, handler: RouteHandler<Config, AppEnv>) {
  return { route: createRoute(config), handler };
}

const errorSchema = z
  .object({
    success: z.literal(false),
    error: z.string(),
    details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
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
  500: errorAnswer("Server error"),
  503: errorAnswer("Temporarily unavailable; Retry-After says when to try again"),
} as const;

/** A 2xx answer with a JSON body. */
export function jsonAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } } as const;
}

/** A required JSON body. Put `limitBody` (or `JSON_ROUTE`) into the route's middleware as well. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } } as const;
}

/** Spread into a route with a body and no other middleware. */
export const JSON_ROUTE = { middleware: [limitBody] };

/** Spread into a route for bearers of a session. */
export const BEARER = { security: [{ bearer: [] as string[] }] };
