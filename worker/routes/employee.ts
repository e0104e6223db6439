/** The counter: what waits, deciding about a ticket, looking a code up, the day's figures (contract 5). */

import { z } from "@hono/zod-openapi";
import { refuse, refuseLimited } from "../http/answer.ts";
import { isWithinReach, OUT_OF_REACH, paginationSchema } from "../http/pagination.ts";
import { ERROR_ANSWERS, jsonAnswer, jsonBody, route, STAFF } from "../http/route.ts";
import { createServices } from "../services-live.ts";
import { TYPED_LENGTH_MAX } from "../tickets/codes/normalise.ts";
import type { Decision, StaffTicket } from "../winners/decision.ts";
import { idSchema, rejectionReasonSchema } from "../winners/decision-schema.ts";
import { counterOf } from "./counter-of.ts";
import { handOver, undoDecision } from "./hand-over.ts";
import { PRIVATE, prizeSchema, success, ticketStatusSchema } from "./schemas.ts";
import { pendingTicket, pendingTicketSchema, playerSchema, ticketPageParameters } from "./staff-tickets.ts";

const LIMIT_DEFAULT = 10; // the contract's

const listPending = route(
  STAFF,
  {
    method: "get",
    path: "/api/employee/pending-tickets",
    summary: "Tickets that wait for staff, longest first",
    request: { query: z.object(ticketPageParameters(LIMIT_DEFAULT)).refine(isWithinReach, OUT_OF_REACH) },
    responses: {
      200: jsonAnswer(
        "A page of the queue",
        success(z.object({ tickets: z.array(pendingTicketSchema), pagination: paginationSchema })),
      ),
      ...ERROR_ANSWERS,
    },
  },
  async (c) => {
    const { winners } = createServices(c.env, c.executionCtx, c.req.raw);
    const { tickets, pagination } = await winners.pending(c.req.valid("query"));
    const data = { tickets: tickets.map(pendingTicket), pagination };
    return c.json({ success: true as const, data }, 200, PRIVATE);
  },
);

const ticketId = idSchema("Le champ ticketId doit être l'identifiant d'un ticket (UUID)");

const decisionSchema = z.discriminatedUnion(
  "action",
  [
    z.object({ action: z.literal("validate"), ticketId }),
    z.object({ action: z.literal("reject"), ticketId, rejectionReason: rejectionReasonSchema }),
  ],
  {
    error: ({ code }) =>
      code === "invalid_union"
        ? "Le champ action doit être validate ou reject"
        : "Le corps de la requête doit être un objet JSON",
  },
);

const decidedSchema = z.object({
  success: z.literal(true),
  message: z.string(),
  data: z.object({
    id: z.string(),
    code: z.string(),
    status: ticketStatusSchema,
    validatedAt: z.string().nullable(),
    rejectionReason: z.string().optional().openapi({ description: "Only of a rejection" }),
  }),
});

function decisionOf(body: z.infer<typeof decisionSchema>): Decision {
  switch (body.action) {
    case "validate":
      return { status: "VALIDATED" };
    case "reject":
      return { status: "REJECTED", reason: body.rejectionReason };
  }
}

function decidedAnswer({ id, code, status, validatedAt, rejectionReason }: StaffTicket) {
  const data = { id, code, status, validatedAt, ...(rejectionReason !== null && { rejectionReason }) };
  const message = status === "REJECTED" ? "Ticket rejeté avec succès" : "Ticket validé avec succès";
  return { success: true as const, message, data };
}

const validateTicket = route(
  STAFF,
  {
    method: "post",
    path: "/api/employee/validate-ticket",
    summary: "Validate a ticket, or reject it with a reason",
    description: "Deciding the same again changes nothing and answers the same.",
    request: {
      body: jsonBody(decisionSchema, {
        ticketId: "0197b6f0-0000-7000-8000-000000000000",
        action: "validate",
      }),
    },
    responses: { 200: jsonAnswer("The ticket after the decision", decidedSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const body = c.req.valid("json");
    const outcome = await counterOf(c).desk.decide(body.ticketId, decisionOf(body));
    switch (outcome.kind) {
      case "decided":
        return c.json(decidedAnswer(outcome.ticket), 200);
      case "not-found":
        return refuse("ticket-not-found");
      case "status-not-allowed":
        return refuse("status-not-allowed");
      case "too-late":
        return refuse("too-late");
    }
  },
);

const codeSchema = z
  .string({ error: "Le paramètre code est requis" })
  .min(1, "Le paramètre code est requis")
  .max(TYPED_LENGTH_MAX, `Le paramètre code doit compter au plus ${TYPED_LENGTH_MAX} caractères`)
  .openapi({ description: "As printed or typed: spaces, dashes and case do not matter" });

const foundSchema = pendingTicketSchema
  .omit({ user: true, prize: true })
  .extend({ user: playerSchema.omit({ id: true }), prize: prizeSchema.pick({ name: true, type: true }) })
  .openapi("FoundTicket");

function foundTicket({ id, code, status, playedAt, user, prize }: StaffTicket): z.infer<typeof foundSchema> {
  const { email, firstName, lastName } = user;
  const { name, type } = prize;
  return { id, code, status, playedAt, user: { email, firstName, lastName }, prize: { name, type } };
}

const searchTicket = route(
  STAFF,
  {
    method: "get",
    path: "/api/employee/search-ticket",
    summary: "The ticket of a code",
    description: "Codes that nobody has played count against the account that looks them up.",
    request: { query: z.object({ code: codeSchema }) },
    responses: { 200: jsonAnswer("The ticket", success(foundSchema)), ...ERROR_ANSWERS },
  },
  async (c) => {
    const outcome = await counterOf(c).desk.findByCode(c.req.valid("query").code);
    switch (outcome.kind) {
      case "found":
        return c.json({ success: true as const, data: foundTicket(outcome.ticket) }, 200, PRIVATE);
      case "not-played":
        return refuse("ticket-not-played");
      case "cancelled":
        return refuse("ticket-cancelled");
      case "player-erased":
        return refuse("ticket-not-found");
      case "not-found":
        return refuse("unknown-code");
      case "limited":
        return refuseLimited(outcome.allowance);
    }
  },
);

const figuresSchema = z.object({
  validatedToday: z.int(),
  rejectedToday: z.int(),
  pendingTotal: z.int(),
});

const counterFigures = route(
  STAFF,
  {
    method: "get",
    path: "/api/employee/stats",
    summary: "What was decided today, by all staff, and what waits",
    responses: { 200: jsonAnswer("The figures", success(figuresSchema)), ...ERROR_ANSWERS },
  },
  async (c) => {
    const data = await createServices(c.env, c.executionCtx, c.req.raw).winners.figures();
    return c.json({ success: true as const, data }, 200, PRIVATE);
  },
);

export const employeeRoutes = [
  listPending,
  validateTicket,
  handOver,
  undoDecision,
  searchTicket,
  counterFigures,
] as const;
