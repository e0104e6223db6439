/** Head office's services of an API call: what changes something goes through them, so that it is written down. */

import type { Context } from "hono";
import type { Office } from "../services.ts";
import { createServices } from "../services-live.ts";
import type { AppEnv } from "./app-env.ts";

/** @throws Error for anybody but an administrator: a route that asks stands behind the guard for them */
export function officeFor(c: Context<AppEnv>): Office {
  const office = createServices(c.env, c.executionCtx, c.req.raw).office(c.var.account);
  if (!office) throw new Error("a route that is not head office's asks for its services");
  return office;
}
