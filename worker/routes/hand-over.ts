/** Handing a prize over at the counter, and taking the last decision back. */

import { z } from "@hono/zod-openapi";
import { refuse } from "../http/answer.ts";
import { ERROR_ANSWERS, jsonAnswer, jsonBody, route, STAFF } from "../http/route.ts";
import { idSchema } from "../winners/decision-schema.ts";
import { counterOf } from "./counter-of.ts";
import { ticketStatusSchema } from "./schemas.ts";

const ticketId = idSchema("Le champ ticketId doit être l'identifiant d'un ticket (UUID)");
const bodySchema = z.object({ ticketId }, { error: "Le corps de la requête doit être un objet JSON" });
const EXAMPLE = { ticketId: "0197b6f0-0000-7000-8000-000000000000" };

const handedOverSchema = z.object({
  success: z.literal(true),
  message: z.string(),
  data: z.object({
    id: z.string(),
    code: z.string(),
    status: ticketStatusSchema,
    validatedAt: z.string().nullable(),
    claimedAt: z.string().nullable(),
    claimedStore: z.string().nullable().openapi({ description: "The shop that handed it over" }),
  }),
});

export const handOver = route(
  STAFF,
  {
    method: "post",
    path: "/api/employee/hand-over",
    summary: "Hand a prize over",
    description:
      "From PENDING as well as from VALIDATED, until the campaign's claims end. The shop is that of whoever hands over. " +
      "Sent again by the same person it answers the same; to anybody else the prize has been handed over already.",
    request: { body: jsonBody(bodySchema, EXAMPLE) },
    responses: { 200: jsonAnswer("The ticket, handed over", handedOverSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const outcome = await counterOf(c).desk.decide(c.req.valid("json").ticketId, { status: "CLAIMED" });
    switch (outcome.kind) {
      case "decided": {
        if (!outcome.isNew && outcome.by?.staffId !== c.var.account.id) return refuse("already-handed-over");
        const { id, code, status, validatedAt, claimedAt } = outcome.ticket;
        const data = { id, code, status, validatedAt, claimedAt, claimedStore: outcome.by?.store ?? null };
        return c.json({ success: true as const, message: "Lot remis avec succès", data }, 200);
      }
      case "not-found":
        return refuse("ticket-not-found");
      case "status-not-allowed":
        return refuse("status-not-allowed");
      case "too-late":
        return refuse("too-late");
    }
  },
);

const undoneSchema = z.object({
  success: z.literal(true),
  message: z.string(),
  data: z.object({
    id: z.string(),
    code: z.string(),
    status: ticketStatusSchema,
    mail: z.enum(["withdrawn", "sent", "none"]).openapi({
      description: "The mail that said the prize was ready: taken back in time, gone already, or none",
    }),
  }),
});

const UNDO_REFUSALS = {
  "not-found": "ticket-not-found",
  "nothing-to-undo": "nothing-to-undo",
  "not-yours": "undo-not-yours",
  expired: "undo-expired",
  changed: "undo-changed",
} as const;

export const undoDecision = route(
  STAFF,
  {
    method: "post",
    path: "/api/employee/undo",
    summary: "Undo one's last decision about a ticket, within a minute",
    description: "Refused once a minute has passed, to anybody else, and when something has happened since.",
    request: { body: jsonBody(bodySchema, EXAMPLE) },
    responses: { 200: jsonAnswer("The ticket as it was before", undoneSchema), ...ERROR_ANSWERS },
  },
  async (c) => {
    const outcome = await counterOf(c).desk.undo(c.req.valid("json").ticketId);
    if (outcome.kind !== "undone") return refuse(UNDO_REFUSALS[outcome.kind]);
    const { id, code, status } = outcome.ticket;
    const data = { id, code, status, mail: outcome.mail };
    return c.json({ success: true as const, message: "Décision annulée", data }, 200);
  },
);
