/** Making an account. */

import { users } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import { problemsOf } from "../http/problems.ts";
import type { RegisterInput, RegisterOutcome } from "../services.ts";
import { hashPassword } from "./passwords.ts";
import { registerSchema } from "./validation.ts";

/**
 * Registers a player. An address that already has an account gets the same answer after the same work, and
 * nothing changes: this answer tells nobody who plays. (A log-in afterwards still does: see docs/security.md.)
 */
export async function register(database: Database, input: RegisterInput): Promise<RegisterOutcome> {
  const parsed = registerSchema.safeParse(input);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  const { email, password, firstName, lastName, phone, address, city, postalCode } = parsed.data;
  const id = crypto.randomUUID();
  await database
    .insert(users)
    .values({
      id,
      email,
      passwordHash: await hashPassword(password),
      firstName,
      lastName,
      phone,
      address,
      city,
      postalCode,
      role: "CLIENT",
      createdAt: Date.now(),
    })
    .onConflictDoNothing({ target: users.email });
  return { kind: "registered", user: { id, email, firstName, lastName, role: "CLIENT" } };
}
