/** Every ticket that was played (contract 6.10). */

import { ADMINISTRATORS, ERROR_ANSWERS, jsonAnswer, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { PRIVATE } from "./schemas.ts";
import { ticketList, ticketListQuerySchema, ticketListSchema } from "./staff-tickets.ts";

const listTickets = route(
  ADMINISTRATORS,
  {
    method: "get",
    path: "/api/admin/tickets",
    summary: "All tickets, latest first",
    request: { query: ticketListQuerySchema },
    responses: { 200: jsonAnswer("A page of tickets", ticketListSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const page = await createServices(c.env, c.executionCtx, c.req.raw).winners.list(c.req.valid("query"));
    return c.json(ticketList(page), 200, PRIVATE);
  },
);

export const adminTicketRoutes = [listTickets] as const;
