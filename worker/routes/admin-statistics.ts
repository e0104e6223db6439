/** Figures for administrators (contract 6.1). */

import { z } from "@hono/zod-openapi";
import { refuse } from "../http/answer.ts";
import { ADMINISTRATORS, ERROR_ANSWERS, jsonAnswer, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { PRIVATE, success } from "./schemas.ts";

const count = z.int();
const figuresSchema = z.object({
  users: z.object({ total: count, clients: count, employees: count, admins: count, verifiedEmails: count }),
  tickets: z.object({ total: count, pending: count, validated: count, rejected: count, claimed: count }),
  prizes: z.object({
    total: count,
    active: count,
    totalStock: count.openapi({ description: "Units of active prizes still to be given" }),
    distributed: count,
  }),
});

const readStatistics = route(
  ADMINISTRATORS,
  {
    method: "get",
    path: "/api/admin/statistics",
    summary: "How many users, tickets and prizes there are",
    responses: { 200: jsonAnswer("The figures", success(figuresSchema)), ...ERROR_ANSWERS },
  },
  async (c) => {
    const outcome = await createServices(c.env, c.executionCtx, c.req.raw).statistics.figures();
    switch (outcome.kind) {
      case "read":
        return c.json({ success: true as const, data: outcome.figures }, 200, PRIVATE);
      case "unavailable":
        return refuse("temporarily-unavailable");
    }
  },
);

export const adminStatisticsRoutes = [readStatistics] as const;
