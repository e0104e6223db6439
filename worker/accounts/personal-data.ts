/**
 * Everything the house holds of a person, as one JSON document that is written while it is read: a player may have
 * 100,000 wins, so no more than a page of them is ever in memory. docs/personal-data.md describes the document.
 */

import { databaseOf } from "../database.ts";
import type { Limiter } from "../limits/limiter.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { POLICIES, type PolicyName } from "../limits/policies.ts";
import type { ServiceContext } from "../service-context.ts";
import { isoOrNull } from "../tickets/ticket-view.ts";
import { type Check, countAttempt } from "./attempt-checks.ts";
import type { PersonalDataOutcome } from "./outcomes.ts";
import type { Section } from "./personal-data-pages.ts";
import { accountRow, addressLock, sectionsOf } from "./personal-data-sections.ts";

const FORMAT = "thetiptop-personal-data/1";
const INDENT = "  ";

/**
 * The document of an account, as it is now.
 * @param token of the session that asks, which the list of sessions marks
 * @throws what D1 or a limiter throws before the document begins; later the stream fails
 */
export async function personalData(
  context: ServiceContext,
  userId: string,
  token: string | undefined,
): Promise<PersonalDataOutcome> {
  const { env, address, now } = context;
  const limiter = limiterOn(env);
  const refusal = await countAttempt(limiter, [["data-download", `data-download:${userId}`]]);
  if (refusal) return refusal;
  const database = databaseOf(env.DB);
  const row = await accountRow(database, userId);
  if (!row) return { kind: "gone" };
  const { createdAt, guessesLockedUntil, invitedAt, lastSignedInAt, ...account } = row;
  const head = {
    format: FORMAT,
    exportedAt: new Date(now).toISOString(),
    account: {
      ...account,
      createdAt: new Date(createdAt).toISOString(),
      invitedAt: isoOrNull(invitedAt),
      lastSignedInAt: isoOrNull(lastSignedInAt),
    },
    limits: {
      codesLockedUntil: isoOrNull(guessesLockedUntil),
      networkAddress: address && {
        address,
        codesLockedUntil: isoOrNull(await addressLock(database, address)),
      },
      counts: await countsOf(limiter, userId, account.email, account.isVerified),
    },
  };
  const sections = await sectionsOf(context, { id: userId, email: account.email }, token);
  return { kind: "ready", json: streamOf(documentOf(head, sections)) };
}

/**
 * What is counted against the account, and against its address if it is proved: of one that is only stated, somebody
 * else may be the owner.
 */
function countsOf(limiter: Limiter, userId: string, email: string, isVerified: boolean) {
  const ofAccount: Check[] = [
    ["wrong-code", userId],
    ["counter-look-up", userId],
    ["password-check", `password-check:${userId}`],
    ["second-factor", `second-factor:${userId}`],
    ["second-factor-day", `second-factor-day:${userId}`],
    ["data-download", `data-download:${userId}`],
  ];
  const ofAddress = (["log-in-account", "register-account", "mail-to-address"] as const).map(
    (policy): Check => [policy, `${policy}:${email}`],
  );
  const checks = isVerified ? [...ofAccount, ...ofAddress] : ofAccount;
  return Promise.all(checks.map(([policy, subject]) => countOf(limiter, policy, subject)));
}

async function countOf(limiter: Limiter, policy: PolicyName, subject: string) {
  const { limit, windowSeconds } = POLICIES[policy];
  const { remaining } = await limiter.look(policy, subject);
  return { policy, counted: limit - remaining, limit, windowSeconds };
}

/** The document in pieces of a page each: an object that stays open, then its lists. */
async function* documentOf(head: object, sections: readonly Section[]): AsyncGenerator<string> {
  yield JSON.stringify(head, null, INDENT).slice(0, -"\n}".length);
  for (const { name, pages } of sections) {
    yield `,\n${INDENT}${JSON.stringify(name)}: [`;
    let isFirst = true;
    for await (const rows of pages) {
      const items = rows.map((row) => indented(JSON.stringify(row, null, INDENT)));
      yield `${isFirst ? "" : ","}\n${items.join(",\n")}`;
      isFirst = false;
    }
    yield isFirst ? "]" : `\n${INDENT}]`;
  }
  yield "\n}\n";
}

function indented(json: string): string {
  return json.replace(/^/gm, INDENT + INDENT);
}

/** Reads on only as fast as the browser takes it. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
