/**
 * The network addresses that are locked for guessing, as an isolate knows them: all of them, read together now and
 * then. A play from an address that never guessed so costs no query, and no waiting while the isolate has visitors.
 */

import { desc, gt } from "drizzle-orm";
import { within } from "../../durable-objects/within.ts";
import { addressLocks } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { logThrown } from "../http/unexpected.ts";
import type { ServiceContext } from "../service-context.ts";

/** After this somebody reads the list again, while others still use what there is. */
const FRESH_MS = 10_000;
/** After this nobody uses it unread: the longest another isolate's lock stays unseen. */
const USABLE_MS = 30_000;
/** When D1 did not answer, the list is asked for again after this. */
const RETRY_MS = 1_000;
/** A play never waits longer for the list; then it goes by the last one. */
const READ_MAX_MS = 1_000;
/** A read ends after READ_MAX_MS one way or the other; one that is older than this went with its own request. */
const READING_MAX_MS = 5_000;
/**
 * 5 million wrong codes in a day before it is full, about 1 MB. The locks that end first are left out: such an
 * address is refused after its next wrong code in each isolate, because the count itself is still exhausted.
 */
const LISTED_MAX = 10_000;

let listed: ReadonlyMap<string, number> = new Map();
/** Milliseconds since the epoch. */
let readAt = 0;
let reading: Reading | undefined;

interface Reading {
  readonly done: Promise<void>;
  /** Milliseconds since the epoch. */
  readonly beganAt: number;
}

/**
 * Until when an address is locked, in milliseconds since the epoch (0: it is not), or a promise that never rejects:
 * ask again after it.
 */
export function addressLockedUntil(
  context: Pick<ServiceContext, "env" | "ctx" | "now">,
  address: string,
): number | Promise<void> {
  const age = context.now - readAt;
  if (age >= FRESH_MS) {
    if (reading && context.now - reading.beganAt >= READING_MAX_MS) reading = undefined;
    reading ??= { done: readAll(context), beganAt: Date.now() };
    if (age >= USABLE_MS) return reading.done;
  }
  return listed.get(address) ?? 0;
}

function readAll({ env, ctx, now }: Pick<ServiceContext, "env" | "ctx" | "now">): Promise<void> {
  const rows = databaseOf(env.DB)
    .select()
    .from(addressLocks)
    .where(gt(addressLocks.lockedUntil, now))
    .orderBy(desc(addressLocks.lockedUntil))
    .limit(LISTED_MAX)
    .all();
  const read = within(READ_MAX_MS, rows).then(
    (locks) => {
      if (reading?.done !== read) return; // given up, and perhaps older than what is listed by now
      listed = new Map(locks.map(({ address, lockedUntil }) => [address, lockedUntil]));
      readAt = now;
      reading = undefined;
    },
    (error: unknown) => {
      if (reading?.done !== read) return;
      // Plays go on by the last list: wrong codes are still counted, and the count refuses them.
      readAt = now - FRESH_MS + RETRY_MS;
      reading = undefined;
      logThrown(error, { requestId: "-", method: "-", route: "reading the locked addresses" });
    },
  );
  ctx.waitUntil(read); // a visitor who leaves must not leave the others waiting
  return read;
}
