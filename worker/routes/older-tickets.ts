/**
 * The brief's older calls about tickets, made safe: marking a ticket used is playing it, the server alone draws the
 * prize, every look at a code is counted like a play's, and lists and decisions are for staff.
 */

import { z } from "@hono/zod-openapi";
import { BODY_MUST_BE_AN_OBJECT } from "../accounts/validation.ts";
import { refuse, refuseLimited } from "../http/answer.ts";
import { requestIdOf } from "../http/request-id.ts";
import { ERROR_ANSWERS, jsonAnswer, jsonBody, PLAYERS, route, SIGNED_IN, STAFF } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import type { Decision, StaffTicket } from "../winners/decision.ts";
import { idSchema, rejectionReasonSchema } from "../winners/decision-schema.ts";
import { playAnswer } from "./answer-play.ts";
import { counterOf } from "./counter-of.ts";
import { type Played, winSchema } from "./game.ts";
import { PRIVATE, success } from "./schemas.ts";
import {
  pendingTicket,
  staffTicketSchema,
  ticketList,
  ticketListQuerySchema,
  ticketListSchema,
} from "./staff-tickets.ts";

const codeParameter = z.object({
  ticketCode: z
    .string()
    .openapi({ description: "As printed or typed: spaces, dashes and case do not matter" }),
});

const checkTicket = route(
  SIGNED_IN,
  {
    method: "get",
    path: "/ticketApi/check-ticket/{ticketCode}",
    summary: "Whether a code is right and used",
    description:
      "Unknown codes, used codes of others and cancelled ones count as wrong codes, and a cancelled one is refused, " +
      "exactly as in a play.",
    request: { params: codeParameter },
    responses: {
      200: jsonAnswer("The code is right", success(z.object({ exists: z.literal(true), used: z.boolean() }))),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const outcome = await services.checkTicket(c.var.account, c.req.valid("param").ticketCode);
    switch (outcome.kind) {
      case "exists": {
        const data = { exists: true as const, used: outcome.isUsed };
        return c.json({ success: true as const, data }, 200, PRIVATE);
      }
      case "cancelled":
        return refuse("ticket-cancelled");
      case "malformed":
        return refuse("malformed-code");
      case "unknown":
        return refuse("unknown-code");
      case "limited":
        return refuseLimited(outcome.allowance);
    }
  },
);

const markTicketUsed = route(
  PLAYERS,
  {
    method: "post",
    path: "/ticketApi/mark-ticket-used/{ticketCode}",
    summary: "Play a ticket's code and win",
    description:
      "The same as POST /api/game/play: a ticket is used by playing it. Takes an `Idempotency-Key`.",
    request: { params: codeParameter },
    responses: { 200: jsonAnswer("A win", winSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const key = c.req.header("idempotency-key") ?? null;
    const outcome = await services.play(c.var.account, c.req.valid("param").ticketCode, key, "fr");
    return playAnswer(outcome, requestIdOf(c.req.raw)) as Played;
  },
);

/** `name`, `email` and `prize` of the older clients are dropped unread: who wins what is not theirs to say. */
const addWinnerSchema = z.object(
  {
    ticketCode: z
      .string({
        error: ({ input }) =>
          input === undefined || input === null
            ? "Le champ ticketCode est requis"
            : "Le champ ticketCode doit être un texte",
      })
      .min(1, "Le champ ticketCode est requis"),
  },
  { error: BODY_MUST_BE_AN_OBJECT },
);

const addWinner = route(
  PLAYERS,
  {
    method: "post",
    path: "/ticketApi/add-winner",
    summary: "Play a ticket's code, or see the win of it again",
    description:
      "The winner is the player who is signed in, and the server draws the prize: `name`, `email` and `prize` are " +
      "ignored. A code that this player has played already answers that win again.",
    request: { body: jsonBody(addWinnerSchema) },
    responses: { 200: jsonAnswer("The win", winSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const services = createServices(c.env, c.executionCtx, c.req.raw);
    const outcome = await services.playOrRepeat(c.var.account, c.req.valid("json").ticketCode);
    return playAnswer(outcome, requestIdOf(c.req.raw)) as Played;
  },
);

const listWinners = route(
  STAFF,
  {
    method: "get",
    path: "/ticketApi/winners",
    summary: "All winners, latest first",
    request: { query: ticketListQuerySchema },
    responses: { 200: jsonAnswer("A page of winners", ticketListSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const page = await createServices(c.env, c.executionCtx, c.req.raw).winners.list(c.req.valid("query"));
    return c.json(ticketList(page), 200, PRIVATE);
  },
);

const statusSchema = z.discriminatedUnion(
  "status",
  [
    z.object({ status: z.literal("VALIDATED") }),
    z.object({ status: z.literal("REJECTED"), rejectionReason: rejectionReasonSchema }),
    z.object({ status: z.literal("CLAIMED") }),
  ],
  {
    error: ({ code }) =>
      code === "invalid_union"
        ? "Le champ status doit être VALIDATED, REJECTED ou CLAIMED"
        : BODY_MUST_BE_AN_OBJECT,
  },
);

function decisionOf(body: z.infer<typeof statusSchema>): Decision {
  return body.status === "REJECTED"
    ? { status: "REJECTED", reason: body.rejectionReason }
    : { status: body.status };
}

const DECIDED = {
  VALIDATED: "Ticket validé avec succès",
  REJECTED: "Ticket rejeté avec succès",
  CLAIMED: "Lot remis avec succès",
} as const satisfies Record<Decision["status"], string>;

function decidedAnswer(decision: Decision, ticket: StaffTicket) {
  const { validatedAt, claimedAt, rejectionReason } = ticket;
  const data = { ...pendingTicket(ticket), validatedAt, claimedAt, rejectionReason };
  return { success: true as const, message: DECIDED[decision.status], data };
}

const updateWinnerStatus = route(
  STAFF,
  {
    method: "put",
    path: "/ticketApi/update-winner-status/{id}",
    summary: "Validate a winner, reject it with a reason, or hand the prize over",
    description: "Deciding the same again changes nothing and answers the same.",
    request: {
      params: z.object({ id: idSchema("L'identifiant d'un gagnant est un UUID") }),
      body: jsonBody(statusSchema),
    },
    responses: {
      200: jsonAnswer(
        "The winner after the decision",
        success(staffTicketSchema).extend({ message: z.string() }),
      ),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const decision = decisionOf(c.req.valid("json"));
    const outcome = await counterOf(c).desk.decide(c.req.valid("param").id, decision);
    switch (outcome.kind) {
      case "decided":
        return c.json(decidedAnswer(decision, outcome.ticket), 200);
      case "not-found":
        return refuse("ticket-not-found");
      case "status-not-allowed":
        return refuse("status-not-allowed");
      case "too-late":
        return refuse("too-late");
    }
  },
);

export const olderTicketRoutes = [
  checkTicket,
  markTicketUsed,
  addWinner,
  listWinners,
  updateWinnerStatus,
] as const;
