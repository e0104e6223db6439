/**
 * Ending a lock for guessing before its time: for a player who mistyped, or a shop that shares its network address
 * with one who guesses. What was counted against the subject is forgotten with it, or the next slip would lock again.
 * Other isolates follow within a minute (worker/tickets/guesses.ts).
 */

import { and, asc, eq, gt, sql } from "drizzle-orm";
import { addressLocks, users } from "../../migrations/schema.ts";
import { auditOfUser } from "../audit/audit-of-user.ts";
import { auditRowWhere } from "../audit/audit-row.ts";
import { databaseOf } from "../database.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import type { OfficeContext } from "../staff-context.ts";
import { forgetAccountLock, forgetAddressLock } from "../tickets/guesses.ts";
import { maskNetworkAddress } from "./mask.ts";
import { forgetAccount } from "./sessions.ts";
import type { LockedAddress } from "./users.ts";

/** What one looks through by eye; a house with more locked addresses is being attacked, and unlocks none. */
const LISTED_MAX = 50;

/** Lets an account try codes again. @returns false when it was not locked */
export async function unlock(context: OfficeContext, id: string): Promise<boolean> {
  const { env, now } = context;
  const database = databaseOf(env.DB);
  const isLocked = sql`guesses_locked_until > ${now}`;
  // First, so that whoever is unlocked has their guesses; should the rest fail, the lock stands and nothing is lost.
  await limiterOn(env).forget("wrong-code", id);
  const [, unlocked] = await database.batch([
    auditOfUser(database, context, id, { action: "account.unlocked", condition: isLocked }),
    database
      .update(users)
      .set({ guessesLockedUntil: null })
      .where(and(eq(users.id, id), isLocked))
      .returning({ id: users.id }),
  ]);
  forgetAccountLock(id);
  forgetAccount(id);
  return unlocked.length > 0;
}

/** The addresses that are locked now, those that wait longest first. */
export function lockedAddresses({ env, now }: OfficeContext): Promise<readonly LockedAddress[]> {
  return databaseOf(env.DB)
    .select()
    .from(addressLocks)
    .where(gt(addressLocks.lockedUntil, now))
    .orderBy(asc(addressLocks.lockedUntil))
    .limit(LISTED_MAX);
}

/** Lets codes be tried from a network address again. The log keeps the network, not the address: it may be a home's. */
export async function unlockAddress(context: OfficeContext, address: string): Promise<boolean> {
  const { env, now } = context;
  const database = databaseOf(env.DB);
  const isLocked = sql`EXISTS (SELECT 1 FROM address_locks WHERE address = ${address} AND locked_until > ${now})`;
  await limiterOn(env).forget("wrong-code-address", address);
  const [, unlocked] = await database.batch([
    auditRowWhere(
      database,
      context,
      {
        action: "address.unlocked",
        subject: { kind: "network-address", id: maskNetworkAddress(address) },
      },
      isLocked,
    ),
    database
      .delete(addressLocks)
      .where(and(eq(addressLocks.address, address), gt(addressLocks.lockedUntil, now)))
      .returning({ address: addressLocks.address }),
  ]);
  forgetAddressLock(address);
  return unlocked.length > 0;
}
