/** Logging in. */

import { eq } from "drizzle-orm";
import { users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { LogInOutcome } from "../services.ts";
import { spendComparison, verifyPassword } from "./passwords.ts";
import { openSession } from "./sessions.ts";
import { logInSchema } from "./validation.ts";

/** Opens a session for the right password. A wrong password and an unknown address are one answer, and take the same time. */
export async function logIn(
  bindings: Pick<Env, "DB" | "SESSION_SECRET">,
  typedEmail: string,
  typedPassword: string,
): Promise<LogInOutcome> {
  const parsed = logInSchema.safeParse({ email: typedEmail, password: typedPassword });
  if (!parsed.success) return { kind: "refused" };
  const { email, password } = parsed.data;
  const [user] = await databaseOf(bindings.DB).select().from(users).where(eq(users.email, email)).limit(1);
  if (!user) {
    await spendComparison(password);
    return { kind: "refused" };
  }
  if (!(await verifyPassword(password, user.passwordHash))) return { kind: "refused" };
  const { token, expiresAt } = await openSession(bindings, user.id);
  const { id, firstName, lastName, role, isVerified } = user;
  return { kind: "logged-in", token, expiresAt, user: { id, email, firstName, lastName, role, isVerified } };
}
