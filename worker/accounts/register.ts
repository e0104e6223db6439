/**
 * Making an account. Whatever address somebody registers, known or not, the answer is one, the work is one (the same
 * reads, one scrypt, one batch of the same statements), and the password just given opens an account afterwards: so
 * neither this answer nor its timing nor the log-in after it tells whether an address was known.
 */

import type { Language } from "../campaigns/prize-view.ts";
import { databaseOf } from "../database.ts";
import { problemsOf } from "../http/problems.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import type { ServiceContext } from "../service-context.ts";
import type { RegisterInput, RegisterOutcome } from "../services.ts";
import { checksOfAddress, countAttempt } from "./attempt-checks.ts";
import { type Candidate, candidatesFor } from "./candidates.ts";
import { type FirstMail, type NewAccount, writeNewAccount } from "./new-account.ts";
import { firstSaltOf, tryPassword } from "./passwords.ts";
import { registerSchema } from "./validation.ts";

/**
 * Registers a player; the mail that proves the address is queued when this returns.
 *
 * - An unknown address: a new account.
 * - An account with this address and this password exists: nothing new, and its id. The password proves who asks. If
 *   nobody has proved the address, the mail goes again, for the link in the first may have expired.
 * - Another account has proved the address: a new one that never can, and a mail to the owner who may have forgotten.
 * - Other accounts only state it: a new account beside them, with its own mail.
 *
 * Registering is also a way to guess a password, because a right one leads into the account that has it: hence the
 * limit by e-mail address.
 * @param language of the account's mails
 */
export async function register(
  context: ServiceContext,
  input: RegisterInput,
  language: Language,
): Promise<RegisterOutcome> {
  const parsed = registerSchema.safeParse(input);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  const { password, confirmPassword: _, ...person } = parsed.data;
  const { env, now } = context;
  const { email } = person;

  const limiter = limiterOn(env);
  const refusal = await countAttempt(limiter, checksOfAddress("register", context.address));
  if (refusal) return refusal;

  const database = databaseOf(env.DB);
  const candidates = await candidatesFor(database, email);
  const stored = candidates.map(({ passwordHash }) => passwordHash);
  // Side by side: a count takes longer for an address that nobody registered lately, and the scrypt hides it.
  const [tooMany, mailing, { fits, hash }] = await Promise.all([
    countAttempt(limiter, [["register-account", `register-account:${email}`]]),
    limiter.take("mail-to-address", `mail-to-address:${email}`),
    tryPassword(password, stored, firstSaltOf(env.SESSION_SECRET, email)),
  ]);
  if (tooMany) return tooMany;
  const account: NewAccount = { id: crypto.randomUUID(), ...person, passwordHash: hash, language };
  const mail = mailing.isAllowed ? mailFor(candidates, candidates[fits], account) : "none";
  const opened = await writeNewAccount(database, account, mail, now);
  wakeMailRoom(env, context.ctx);

  // As typed, and a client's role, even for an account that was there before: the answer alone confirms no password.
  const { firstName, lastName } = person;
  const id = opened ?? account.id;
  return { kind: "registered", user: { id, email, firstName, lastName, role: "CLIENT" } };
}

function mailFor(
  candidates: readonly Candidate[],
  known: Candidate | undefined,
  account: NewAccount,
): FirstMail {
  const owner = candidates.find(({ isVerified }) => isVerified);
  if (!owner) return { proving: known ?? account };
  return known ? "none" : { telling: owner };
}
