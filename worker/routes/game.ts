/** Playing and seeing what one won (contract 4). */

import { z } from "@hono/zod-openapi";
import type { TypedResponse } from "hono";
import { refuse, refuseLimited } from "../http/answer.ts";
import { isWithinReach, OUT_OF_REACH, pageParameters, paginationSchema } from "../http/pagination.ts";
import { PLAY_PATH } from "../http/play-path.ts";
import { ERROR_ANSWERS, jsonAnswer, PLAYERS, route, SIGNED_IN } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import type { TicketOutcome } from "../tickets/views.ts";
import { idSchema } from "../winners/decision-schema.ts";
import { answerPlay } from "./answer-play.ts";
import { PRIVATE, prizeSchema, success, ticketSchema, ticketStatusSchema } from "./schemas.ts";

const playedTicketSchema = z.object({
  id: z.string(),
  code: z.string(),
  status: ticketStatusSchema,
  played_at: z.string(),
});

/** What a play answers (4.1), on this path and on the older ones. */
export const winSchema = z.object({
  success: z.literal(true),
  message: z.string(),
  data: z.object({ ticket: playedTicketSchema, prize: prizeSchema }),
});
export type Played = Response & TypedResponse<z.infer<typeof winSchema>, 200, "json">;

/** Its schema is plain OpenAPI, so that the router adds no validator: `answerPlay` checks the body by hand. */
const playTicket = route(
  PLAYERS,
  {
    method: "post",
    path: PLAY_PATH,
    summary: "Play a ticket's code and win",
    description:
      "With an `Idempotency-Key`, sending the same play again gives the same answer and no second effect.",
    request: {
      body: {
        required: true,
        content: {
          "application/json": {
            example: { ticketCode: "0123456789" },
            schema: {
              type: "object",
              required: ["ticketCode"],
              properties: {
                ticketCode: {
                  type: "string",
                  description: "As printed or typed: spaces, dashes and case do not matter",
                },
                campaign: { type: "string", description: "Slug of a campaign other than the default one" },
              },
            },
          },
        },
      },
    },
    responses: {
      200: jsonAnswer("A win", winSchema),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => (await answerPlay(c.req.raw, c.env, c.executionCtx, Date.now())) as Played,
);

const LIMIT_DEFAULT = 10; // the contract's

const ticketsQuerySchema = z
  .object({
    ...pageParameters(LIMIT_DEFAULT),
    cursor: idSchema("Le paramètre cursor n'est pas celui d'une page précédente").optional(),
    status: z
      .enum(ticketStatusSchema.options, {
        error: `Le paramètre status doit être l'un de ${ticketStatusSchema.options.join(", ")}`,
      })
      .optional(),
  })
  .refine(isWithinReach, OUT_OF_REACH);

const listMyTickets = route(
  SIGNED_IN,
  {
    method: "get",
    path: "/api/game/my-tickets",
    summary: "One's own tickets, latest first",
    request: { query: ticketsQuerySchema },
    responses: {
      200: jsonAnswer(
        "A page of tickets",
        success(z.object({ tickets: z.array(ticketSchema), pagination: paginationSchema })),
      ),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const { tickets, pagination } = await services.myTickets(c.var.account, c.req.valid("query"), "fr");
    return c.json({ success: true as const, data: { tickets: [...tickets], pagination } }, 200, PRIVATE);
  },
);

/** One ticket (4.3, 4.4). */
function ticketAnswer(outcome: TicketOutcome) {
  switch (outcome.kind) {
    case "found":
      return Response.json({ success: true, data: outcome.ticket }, { headers: PRIVATE }) as Shown;
    case "not-found":
      return refuse("ticket-not-found");
    case "limited":
      return refuseLimited(outcome.allowance);
  }
}

const shownSchema = success(ticketSchema);
type Shown = Response & TypedResponse<z.infer<typeof shownSchema>, 200, "json">;

const showMyTicket = route(
  SIGNED_IN,
  {
    method: "get",
    path: "/api/game/my-tickets/{id}",
    summary: "One of one's own tickets, by its id",
    request: { params: z.object({ id: z.string().openapi({ description: "UUID" }) }) },
    responses: { 200: jsonAnswer("The ticket", shownSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    return ticketAnswer(await services.myTicket(c.var.account, c.req.valid("param").id, "fr"));
  },
);

const showTicketOfCode = route(
  SIGNED_IN,
  {
    method: "get",
    path: "/api/game/ticket/{code}",
    summary: "One of one's own tickets, by its code",
    description: "Any other code is one answer, and counts as a wrong code.",
    request: { params: z.object({ code: z.string().openapi({ description: "As printed or typed" }) }) },
    responses: { 200: jsonAnswer("The ticket", shownSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    return ticketAnswer(await services.myTicketByCode(c.var.account, c.req.valid("param").code, "fr"));
  },
);

export const gameRoutes = [playTicket, listMyTickets, showMyTicket, showTicketOfCode] as const;
