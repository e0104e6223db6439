/**
 * The bound on guessing (promise 8): every look at a code that a player types goes through here.
 *
 * A wrong code is one that no ticket has, or (said by the shard afterwards) somebody else's. It is counted against
 * the account and the network address before its answer leaves; when either count is used up, the answer is the
 * refusal and a lock is stored: for the account in its row, which comes with the session, for the address in
 * `address_locks`. Under a lock no code is looked at, right or wrong, one's own win sent again included. A right
 * code by somebody who is not locked costs nothing of this.
 *
 * A wrong code that cannot be counted locks its account and its address in this isolate for a minute: being answered
 * 503 tells a guesser as much as the answer would. So a limiter that fails leaves one guess a minute, not any number.
 *
 * From the instant a code is seen to be wrong until it is counted, other looks of its account and its address wait
 * in this isolate: a thousand guesses at once are as good as one after the other. Another isolate that remembers
 * the account from before the lock, or the list of locked addresses, evaluates at most one wrong code more within
 * those 30 s: counting that one tells it.
 */

import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { within } from "../../durable-objects/within.ts";
import { addressLocks, users } from "../../migrations/schema.ts";
import { forgetAccount } from "../accounts/sessions.ts";
import { databaseOf } from "../database.ts";
import type { Allowance, Limited } from "../limits/limiter.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import { count } from "../telemetry/counts.ts";
import { addressLockedUntil } from "./address-locks.ts";
import type { CampaignCodes, TypedCode } from "./codes/codes.ts";
import { Guessers } from "./guessers.ts";

/** Counting takes milliseconds, 300 when Upstash is silent; what takes longer than this has failed. */
const COUNT_MAX_MS = 3_000;
/** Looks that wait for others' counting; by then a player has given up. */
const WAIT_MAX_MS = 10_000;
/** After a guess that was not counted. One a minute is no hunt, and a shop is not kept long for its neighbour's guess. */
const UNCOUNTED_LOCK_MS = 60_000;
/**
 * What this isolate remembers of a lock beyond its being stored: as long as others may still go by what they read
 * before (30 s each), and some. After it the stored lock alone counts, so that ending that one ends the lock.
 */
const REMEMBERED_LOCK_MS = 60_000;
/** Each lock that is stored sweeps some that have ended: more than one, so that they grow fewer. */
const SWEPT_PER_LOCK = 20;

const accounts = new Guessers();
const addresses = new Guessers();

/** Wrong codes cannot be counted now, so they are not answered either. Marked as the runtime marks what passes. */
export class GuessNotCountedError extends Error {
  override name = "GuessNotCountedError";
  readonly retryable = true;

  constructor(reason: unknown) {
    // Drizzle's own message repeats the parameters, and an address is one.
    const cause = reason instanceof DrizzleQueryError ? reason.cause : reason;
    super(`a wrong code could not be counted: ${cause}`);
  }
}

/**
 * The ticket behind a code that a player typed, unless the player's account or address is locked for guessing. An
 * unknown code has been counted when this answers. It answers without a promise where it can: a right code by
 * somebody who never guessed.
 * @throws GuessNotCountedError (503) when a wrong code cannot be counted
 */
export function lookAt(
  context: ServiceContext,
  account: Account,
  codes: CampaignCodes,
  typedCode: string,
): TypedCode | Limited | Promise<TypedCode | Limited> {
  const gate = gateOf(context, account);
  if (gate === undefined) return evaluate(context, account, codes, typedCode);
  return gate instanceof Promise ? lookLater(context, account, codes, typedCode) : gate;
}

/**
 * Counts a code that turned out to be somebody else's: what the caller answers instead when no guess was left.
 * @throws GuessNotCountedError (503) when it cannot be counted
 */
export function countWrong(context: ServiceContext, account: Account): Promise<Limited | undefined> {
  const { address, ctx } = context;
  const before = [accounts.counting(account.id), address === null ? undefined : addresses.counting(address)];
  const counted = countAfter(before, context, account);
  const settled = counted.then(
    () => {},
    () => {},
  );
  accounts.waitFor(account.id, settled);
  if (address !== null) addresses.waitFor(address, settled);
  // It is counted also when the guesser hangs up: both bounds above are well within the 30 s that are left then.
  ctx.waitUntil(settled);
  return counted;
}

/** Looks and, if the code is wrong, marks it so in the same synchronous stretch. */
function evaluate(
  context: ServiceContext,
  account: Account,
  codes: CampaignCodes,
  typedCode: string,
): TypedCode | Promise<TypedCode | Limited> {
  const typed = codes.serialOf(typedCode);
  if (typed.kind !== "unknown") return typed;
  return countWrong(context, account).then((limited) => limited ?? typed);
}

async function lookLater(
  context: ServiceContext,
  account: Account,
  codes: CampaignCodes,
  typedCode: string,
): Promise<TypedCode | Limited> {
  const until = Date.now() + WAIT_MAX_MS;
  for (;;) {
    const gate = gateOf(context, account);
    if (gate === undefined) return evaluate(context, account, codes, typedCode);
    if (!(gate instanceof Promise)) return gate;
    await answerOf(within(until - Date.now(), gate));
  }
}

/** Undefined: look. Limited: do not. A promise, which never rejects: ask again after it. */
function gateOf(context: ServiceContext, account: Account): Limited | Promise<void> | undefined {
  const { address, now } = context;
  const accountLock = Math.max(account.guessesLockedUntil ?? 0, accounts.lockedUntil(account.id));
  if (accountLock > now) return locked("wrong-code", accountLock, now);
  const countingAccount = accounts.counting(account.id);
  if (countingAccount || address === null) return countingAccount;
  const listed = addressLockedUntil(context, address);
  if (typeof listed !== "number") return listed;
  const addressLock = Math.max(listed, addresses.lockedUntil(address));
  if (addressLock > now) return locked("wrong-code-address", addressLock, now);
  return addresses.counting(address);
}

function locked(policy: Allowance["policy"], until: number, now: number): Limited {
  count("thetiptop_limits_hit_total", policy);
  const resetSeconds = Math.ceil((until - now) / 1000);
  return { kind: "limited", allowance: { policy, isAllowed: false, remaining: 0, resetSeconds } };
}

async function countAfter(
  before: readonly (Promise<void> | undefined)[],
  context: ServiceContext,
  account: Account,
): Promise<Limited | undefined> {
  try {
    if (before.some((counting) => counting !== undefined)) {
      await answerOf(within(WAIT_MAX_MS, Promise.all(before)));
      // What was counted meanwhile may have locked this one, whose evaluation was already under way.
      const lock = lockOf(context, account);
      if (lock) return lock;
    }
    return await answerOf(within(COUNT_MAX_MS, countGuess(context, account)));
  } catch (error) {
    lockUncounted(context, account);
    throw error;
  }
}

/** Fails closed, here only: what could not count would hardly store a lock. */
function lockUncounted({ address }: ServiceContext, account: Account): void {
  const until = Date.now() + UNCOUNTED_LOCK_MS;
  accounts.lock(account.id, until);
  if (address !== null) addresses.lock(address, until);
}

function lockOf({ address }: ServiceContext, account: Account): Limited | undefined {
  const now = Date.now();
  const accountLock = accounts.lockedUntil(account.id);
  if (accountLock > now) return locked("wrong-code", accountLock, now);
  const addressLock = address === null ? 0 : addresses.lockedUntil(address);
  return addressLock > now ? locked("wrong-code-address", addressLock, now) : undefined;
}

/** Counts a wrong code, and stores a lock with the last one that was allowed and with any beyond. */
async function countGuess(context: ServiceContext, account: Account): Promise<Limited | undefined> {
  const { env, address } = context;
  const limiter = limiterOn(env);
  const [byAccount, byAddress] = await Promise.all([
    limiter.take("wrong-code", account.id),
    address === null ? undefined : limiter.take("wrong-code-address", address),
  ]);
  await lock(context, account, byAccount, byAddress);
  if (!byAccount.isAllowed) return { kind: "limited", allowance: byAccount };
  if (byAddress?.isAllowed === false) return { kind: "limited", allowance: byAddress };
  return undefined;
}

/** In this isolate before anything is awaited, so that nobody gets past the gate meanwhile; then for the others. */
async function lock(
  { env, address }: ServiceContext,
  account: Account,
  byAccount: Allowance,
  byAddress: Allowance | undefined,
): Promise<void> {
  const now = Date.now(); // not the request's: a lock must not end before the count it stands for
  const database = databaseOf(env.DB);
  const writes: Promise<unknown>[] = [];
  if (byAccount.remaining === 0) {
    const until = now + byAccount.resetSeconds * 1000;
    accounts.lock(account.id, until);
    writes.push(
      database
        .update(users)
        .set({ guessesLockedUntil: sql`max(coalesce(${users.guessesLockedUntil}, 0), ${until})` })
        .where(eq(users.id, account.id))
        .run()
        .then(() => {
          forgetAccount(account.id);
          accounts.shorten(account.id, Date.now() + REMEMBERED_LOCK_MS);
        }),
    );
  }
  if (address !== null && byAddress?.remaining === 0) {
    const until = now + byAddress.resetSeconds * 1000;
    addresses.lock(address, until);
    const ended = database
      .select({ address: addressLocks.address })
      .from(addressLocks)
      .where(lt(addressLocks.lockedUntil, now))
      .limit(SWEPT_PER_LOCK);
    writes.push(
      database
        .batch([
          database
            .insert(addressLocks)
            .values({ address, lockedUntil: until })
            .onConflictDoUpdate({
              target: addressLocks.address,
              set: { lockedUntil: sql`max(${addressLocks.lockedUntil}, excluded.locked_until)` },
            }),
          database
            .delete(addressLocks)
            .where(and(lt(addressLocks.lockedUntil, now), inArray(addressLocks.address, ended))),
        ])
        .then(() => addresses.shorten(address, Date.now() + REMEMBERED_LOCK_MS)),
    );
  }
  await Promise.all(writes);
}

/** Ends what this isolate remembers of an account's lock; the stored one is the caller's to end. */
export function forgetAccountLock(userId: string): void {
  accounts.unlock(userId);
}

/** The same of a network address. */
export function forgetAddressLock(address: string): void {
  addresses.unlock(address);
}

/** What is awaited, or the one failure that callers know. */
async function answerOf<Answer>(promise: Promise<Answer>): Promise<Answer> {
  try {
    return await promise;
  } catch (error) {
    throw new GuessNotCountedError(error);
  }
}
