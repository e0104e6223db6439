/** The proof of a choice about cookies: who is asked whether somebody agreed must be able to show it. */

import { inArray, lt } from "drizzle-orm";
import { consents } from "../../migrations/schema.ts";
import { checksOfAddress, countAttempt } from "../accounts/attempt-checks.ts";
import { databaseOf } from "../database.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { PERIODS_MS } from "../retention/rules.ts";
import type { ServiceContext } from "../service-context.ts";
import { endOf } from "./consent.ts";
import type { GivenChoice, RecordChoiceOutcome } from "./outcomes.ts";
import { NOTICE_VERSION } from "./purposes.ts";

/** A proof is kept three years after its end: no authority may take up a matter that is older. */
export const PROOF_KEPT_MS = PERIODS_MS.consents;
/** Each choice sweeps some proofs that have had their time: more than one, so that they grow fewer. */
const SWEPT_PER_CHOICE = 5;

/**
 * Stores a choice as a row of its own, with our clock's time: a change is another row, and no row is ever changed.
 * Nothing in it leads to a person: no account, no network address.
 * @throws what D1 throws: the choice is then not recorded, and nobody may act as if it were.
 */
export async function recordChoice(
  { env, now, address }: Pick<ServiceContext, "env" | "now" | "address">,
  { choices, language, noticeHash }: GivenChoice,
): Promise<RecordChoiceOutcome> {
  const refusal = await countAttempt(limiterOn(env), checksOfAddress("consent", address));
  if (refusal) return refusal;
  // Whole seconds, as the cookie says them: the row and the cookie end together.
  const consent = { id: crypto.randomUUID(), givenAt: Math.floor(now / 1000) * 1000, choices };
  const database = databaseOf(env.DB);
  const old = database
    .select({ id: consents.id })
    .from(consents)
    .where(lt(consents.expiresAt, now - PROOF_KEPT_MS))
    .limit(SWEPT_PER_CHOICE);
  await database.batch([
    database.insert(consents).values({
      id: consent.id,
      givenAt: consent.givenAt,
      expiresAt: endOf(consent),
      noticeVersion: NOTICE_VERSION,
      noticeHash,
      language,
      purposes: JSON.stringify(choices),
    }),
    database.delete(consents).where(inArray(consents.id, old)),
  ]);
  return { kind: "recorded", consent };
}
