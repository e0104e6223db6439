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

/** A person as that person sees them. */
export const profileSchema = userSchema
  .extend({
    phone: z.string().nullable(),
    address: z.string().nullable(),
    city: z.string().nullable(),
    postalCode: z.string().nullable(),
    isVerified: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .openapi("Profile");

/** An answer that has nothing to show but its sentence. */
export const messageSchema = z.object({ success: z.literal(true), message: z.string() });

export function done(message: string) {
  return { success: true as const, message };
}

/** For whatever is about a person: no cache keeps it, not even the browser's own. */
export const PRIVATE = { "Cache-Control": "private, no-store" };

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

export function success<Schema extends z.ZodType>(data: Schema) {
  return z.object({ success: z.literal(true), data });
}
