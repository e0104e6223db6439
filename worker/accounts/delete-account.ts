/** Leaving: what a person does to their own account. */

import { eq } from "drizzle-orm";
import { users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { ServiceContext } from "../service-context.ts";
import { withCurrentPassword } from "./current-password.ts";
import { eraseUser } from "./erase.ts";
import type { DeleteAccountOutcome, LeaveOutcome } from "./outcomes.ts";
import { verifyPassword } from "./passwords.ts";
import { givenPasswordSchema } from "./validation.ts";

/** Erases the account of the person who asks. One that is gone already is gone: the same answer. */
export async function deleteAccount(
  bindings: Pick<Env, "DB" | "MAIL_ROOM" | "LOCAL_MODE" | "OBJECT_JURISDICTION">,
  userId: string,
): Promise<DeleteAccountOutcome> {
  const { kind } = await eraseUser(bindings, userId);
  return { kind: kind === "last-administrator" ? kind : "deleted" };
}

/**
 * The same for somebody who gives the account's password: a device left open must not be enough to lose one's prizes.
 * Wrong passwords count with those given when changing it.
 */
export async function leave(
  context: ServiceContext,
  userId: string,
  typedPassword: string,
): Promise<LeaveOutcome> {
  const password = givenPasswordSchema.safeParse(typedPassword);
  if (!password.success) return { kind: "wrong-password" };
  const { env } = context;
  return withCurrentPassword(context, userId, async () => {
    const [user] = await databaseOf(env.DB)
      .select({ passwordHash: users.passwordHash })
      .from(users)
      .where(eq(users.id, userId));
    if (!user) return { kind: "deleted" };
    if (await verifyPassword(password.data, user.passwordHash)) return deleteAccount(env, userId);
    return undefined;
  });
}
