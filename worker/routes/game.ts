/** Playing and seeing what one won (contract 4.1, 4.2). */

import { z } from "@hono/zod-openapi";
import type { TypedResponse } from "hono";
import { requireRole } from "../http/guard.ts";
import { BEARER, ERROR_ANSWERS, JSON_ROUTE, jsonAnswer, route } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { answerPlay, PLAY_PATH } from "./answer-play.ts";
import { paginationSchema, prizeSchema, success, ticketSchema, ticketStatusSchema } from "./schemas.ts";

const playedTicketSchema = z.object({
  id: z.string(),
  code: z.string(),
  status: ticketStatusSchema,
  played_at: z.string(),
});

const winSchema = z.object({
  success: z.literal(true),
  message: z.string(),
  data: z.object({ ticket: playedTicketSchema, prize: prizeSchema }),
});
type Played = Response & TypedResponse<z.infer<typeof winSchema>, 200, "json">;

/** Its schema is plain OpenAPI, so that the router adds no validator: `answerPlay` checks the body by hand. */
export const playTicket = route(
  {
    method: "post",
    path: PLAY_PATH,
    summary: "Play a ticket's code and win",
    description:
      "With an `Idempotency-Key`, sending the same play again gives the same answer and no second effect.",
    ...BEARER,
    ...JSON_ROUTE,
    request: {
      body: {
        required: true,
        content: {
          "application/json": {
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
  async (c) => (await answerPlay(c.req.raw, c.env, c.executionCtx)) as Played,
);

const PAGE_MAX = 100_000; // with 100 tickets each: more than any campaign has
const LIMIT_MAX = 100;
const LIMIT_DEFAULT = 10; // the contract's

function wholeNumber(name: string, max: number) {
  const sentence = `Le paramètre ${name} doit être un nombre entier de 1 à ${max}`;
  return z
    .string({ error: sentence })
    .regex(/^\d{1,6}$/, { error: sentence, abort: true })
    .transform(Number)
    .refine((value) => value >= 1 && value <= max, sentence);
}

const ticketsQuerySchema = z.object({
  page: wholeNumber("page", PAGE_MAX).default(1),
  limit: wholeNumber("limit", LIMIT_MAX).default(LIMIT_DEFAULT),
  status: z
    .enum(ticketStatusSchema.options, {
      error: `Le paramètre status doit être l'un de ${ticketStatusSchema.options.join(", ")}`,
    })
    .optional(),
});

export const listMyTickets = route(
  {
    method: "get",
    path: "/api/game/my-tickets",
    summary: "One's own tickets, latest first",
    ...BEARER,
    middleware: [requireRole("CLIENT", "EMPLOYEE", "ADMIN")],
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
    const services = createServices(c.env, c.executionCtx);
    const { tickets, pagination } = await services.myTickets(c.var.account, c.req.valid("query"), "fr");
    return c.json({ success: true as const, data: { tickets: [...tickets], pagination } }, 200, {
      "Cache-Control": "private, no-store",
    });
  },
);
