/** The contract's objects, as the API documents them. */

import { z } from "@hono/zod-openapi";

export const roleSchema = z.enum(["CLIENT", "EMPLOYEE", "ADMIN"]);

export const userSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: roleSchema,
});

export const prizeSchema = z
  .object({
    id: z.string(),
    type: z.enum(["PHYSICAL", "DISCOUNT"]),
    name: z.string(),
    description: z.string(),
    value: z.string().openapi({ description: "Euros with two decimals", example: "39.00" }),
  })
  .openapi("Prize");

export const ticketStatusSchema = z.enum(["PENDING", "VALIDATED", "REJECTED", "CLAIMED"]);

export const ticketSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    status: ticketStatusSchema,
    playedAt: z.string(),
    claimedAt: z.string().nullable(),
    validatedAt: z.string().nullable(),
    rejectionReason: z.string().nullable(),
    prize: prizeSchema,
  })
  .openapi("Ticket");

export const paginationSchema = z.object({
  total: z.int(),
  page: z.int(),
  limit: z.int(),
  totalPages: z.int(),
});

export function success<Schema extends z.ZodType>(data: Schema) {
  return z.object({ success: z.literal(true), data });
}
