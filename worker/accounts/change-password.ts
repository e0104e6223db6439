/** A new password by somebody who is signed in and knows the old one. */

import { and, eq, exists, type SQL, sql } from "drizzle-orm";
import { mails, users } from "../../migrations/schema.ts";
import { type Database, databaseOf } from "../database.ts";
import { problemsOf } from "../http/problems.ts";
import { queueMail, wakeMailRoom } from "../mail/queue.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import { spendResetLinks } from "./account-links.ts";
import { withCurrentPassword } from "./current-password.ts";
import type { ChangePasswordInput, ChangePasswordOutcome } from "./outcomes.ts";
import { rehashPassword, verifyPassword } from "./passwords.ts";
import { readSessionToken } from "./session-tokens.ts";
import { endSessions, forgetAccount } from "./sessions.ts";
import { changePasswordSchema } from "./validation.ts";

/**
 * Sets a new password, ends every session but the one of `token`, makes open reset links worthless and tells the
 * person by mail. Wrong current passwords are counted: a stolen session must not become a stolen password.
 */
export async function changePassword(
  context: ServiceContext,
  account: Account,
  token: string | undefined,
  input: ChangePasswordInput,
): Promise<ChangePasswordOutcome> {
  const parsed = changePasswordSchema.safeParse(input);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  const { currentPassword, newPassword } = parsed.data;
  return withCurrentPassword(context, account.id, async () =>
    (await changed(context, account, token, currentPassword, newPassword)) ? { kind: "changed" } : undefined,
  );
}

/** False when the current password is not that, or no longer. */
async function changed(
  { env, ctx, now }: ServiceContext,
  { id, email }: Account,
  token: string | undefined,
  currentPassword: string,
  newPassword: string,
): Promise<boolean> {
  const database = databaseOf(env.DB);
  const [user] = await database
    .select({ passwordHash: users.passwordHash, firstName: users.firstName, language: users.language })
    .from(users)
    .where(eq(users.id, id));
  if (!user || !(await verifyPassword(currentPassword, user.passwordHash))) return false;
  const newHash = await rehashPassword(newPassword, user.passwordHash);
  const claims = token === undefined ? undefined : await readSessionToken(token, env);
  const holds = isStill(database, id, user.passwordHash);
  const { firstName, language } = user;
  const occasion = `password-changed:${crypto.randomUUID()}`;
  const message = { kind: "password-changed", firstName } as const;
  // The password last: until then each statement can ask whether another change came first.
  const [, , , , updated] = await database.batch([
    endSessions(database, id, claims?.sessionId, holds),
    spendResetLinks(database, id, now, holds),
    queueMail(database, { occasion, recipient: email, language, userId: id, message }, now),
    database.delete(mails).where(sql`occasion = ${occasion} AND NOT ${holds}`),
    database
      .update(users)
      .set({ passwordHash: newHash })
      .where(and(eq(users.id, id), eq(users.passwordHash, user.passwordHash)))
      .returning({ id: users.id }),
  ]);
  forgetAccount(id);
  wakeMailRoom(env, ctx);
  return updated.length > 0;
}

function isStill(database: Database, userId: string, passwordHash: string): SQL {
  return exists(
    database
      .select({ one: sql`1` })
      .from(users)
      .where(and(eq(users.id, userId), eq(users.passwordHash, passwordHash))),
  );
}
