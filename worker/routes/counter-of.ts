/** The counter's services of a request, for routes that only staff may call. */

import type { Context } from "hono";
import type { Counter } from "../counter/counter.ts";
import type { AppEnv } from "../http/app-env.ts";
import { createServices } from "../services-live.ts";

/** @throws Error on a route that players may call: its guard would have let one in */
export function counterOf(c: Context<AppEnv>): Counter {
  const counter = createServices(c.env, c.executionCtx, c.req.raw).counter(c.var.account);
  if (!counter) throw new Error("a route that is not for staff asks for the counter's services");
  return counter;
}
