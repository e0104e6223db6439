/** Tickets with their players, as the lists for staff ask for them and show them. */

import { z } from "@hono/zod-openapi";
import { isWithinReach, OUT_OF_REACH, pageParameters, paginationSchema } from "../http/pagination.ts";
import type { StaffTicket, StaffTicketPage } from "../winners/administration.ts";
import { idSchema } from "../winners/decision-schema.ts";
import { prizeSchema, success, ticketStatusSchema, userSchema } from "./schemas.ts";

/** A ticket's id is its place in every list. */
const ticketCursor = idSchema("Le paramètre cursor n'est pas celui d'une page précédente").optional();

/** The parameters of a list of tickets. */
export function ticketPageParameters(limitDefault: number) {
  return { ...pageParameters(limitDefault), cursor: ticketCursor };
}

const LIST_LIMIT_DEFAULT = 20; // the contract's (6.10)

/** The query of the list of all tickets. */
export const ticketListQuerySchema = z
  .object({
    ...ticketPageParameters(LIST_LIMIT_DEFAULT),
    status: z
      .enum(ticketStatusSchema.options, {
        error: `Le paramètre status doit être l'un de ${ticketStatusSchema.options.join(", ")}`,
      })
      .optional(),
    userId: idSchema("Le paramètre userId doit être un UUID").optional(),
  })
  .refine(isWithinReach, OUT_OF_REACH);

export const playerSchema = userSchema.omit({ role: true });
const shownPrizeSchema = prizeSchema.omit({ description: true });

export const pendingTicketSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    status: ticketStatusSchema,
    playedAt: z.string(),
    user: playerSchema,
    prize: shownPrizeSchema,
  })
  .openapi("PendingTicket");

export const staffTicketSchema = pendingTicketSchema
  .extend({
    validatedAt: z.string().nullable(),
    claimedAt: z.string().nullable(),
    rejectionReason: z.string().nullable(),
  })
  .openapi("StaffTicket");

/** The answer that is a page of the list of all tickets. */
export const ticketListSchema = success(
  z.object({ tickets: z.array(staffTicketSchema), pagination: paginationSchema }),
);

/** A ticket as the queue shows it (contract 5.1). */
export function pendingTicket({ id, code, status, playedAt, user, prize }: StaffTicket) {
  const { id: prizeId, name, type, value } = prize;
  return { id, code, status, playedAt, user, prize: { id: prizeId, name, type, value } };
}

/** A page of the list of all tickets (contract 6.10); the reason of a rejection comes with it. */
export function ticketList({ tickets, pagination }: StaffTicketPage): z.infer<typeof ticketListSchema> {
  const shown = tickets.map((ticket) => {
    const { validatedAt, claimedAt, rejectionReason } = ticket;
    return { ...pendingTicket(ticket), validatedAt, claimedAt, rejectionReason };
  });
  return { success: true, data: { tickets: shown, pagination } };
}
