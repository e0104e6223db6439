/** The queue in D1: what is due, what became of it, and what has been kept long enough. */

import type { Settlement } from "./delivery.ts";

const DAY_MS = 24 * 3_600_000;
/** Long enough to answer "I never got it"; after that a winner's address has no reason to be here. */
export const KEPT_MS = 30 * DAY_MS;
/** Rows swept at once, of each table: a few milliseconds of D1's single thread. */
const SWEEP_ROWS = 500;

export interface QueuedMail {
  readonly id: string;
  readonly recipient: string;
  readonly language: "fr" | "en";
  readonly userId: string | null;
  readonly kind: string;
  readonly fields: string;
  readonly attempts: number;
}

/**
 * `gone`: what the mail was about is no more, and so is the mail. `put-off`: we were too fast; it stays due, and no
 * attempt is counted.
 */
export type Result =
  | { readonly id: string; readonly kind: "gone" }
  | { readonly id: string; readonly kind: "put-off"; readonly lastError: string }
  | { readonly id: string; readonly kind: "settled"; readonly settlement: Settlement };

const COLUMNS = "id, recipient, language, user_id AS userId, kind, fields, attempts";
export const DUE = `
  SELECT ${COLUMNS} FROM mails WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2`;

/** Somebody waits at the screen for these, and their links expire. */
const HURRIED_KINDS: ReadonlySet<string> = new Set(["verify-address", "reset-password"]);
/**
 * How far from the queue's young end hurried mails are looked for: a few milliseconds of D1, at most once a group. One
 * that falls further behind has its turn by age.
 */
const HURRIED_AMONG = 1_000;
/** The hurried ones of what became due last, latest first: behind a queue, that is where they are. */
export const HURRIED = `
  SELECT ${COLUMNS} FROM (
    SELECT * FROM mails WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY due_at DESC LIMIT ${HURRIED_AMONG}
  ) WHERE kind IN (${[...HURRIED_KINDS].map((kind) => `'${kind}'`).join()}) LIMIT ?2`;

/** Mails that are due, hurried ones first, then the longest due. Rejects when D1 fails. */
export async function dueMails(db: D1Database, now: number, limit: number): Promise<QueuedMail[]> {
  const longest = (await db.prepare(DUE).bind(now, limit).all<QueuedMail>()).results;
  const isWhole = longest.length < limit;
  const latest = isWhole ? [] : (await db.prepare(HURRIED).bind(now, limit).all<QueuedMail>()).results;
  // A Map keeps the first place of an id: those at both ends of the queue stand once.
  const known = new Map([...longest, ...latest.toReversed()].map((mail) => [mail.id, mail]));
  const mails = [...known.values()];
  const isHurried = ({ kind }: QueuedMail) => HURRIED_KINDS.has(kind);
  return [...mails.filter(isHurried), ...mails.filter((mail) => !isHurried(mail))].slice(0, limit);
}

export const NEXT_DUE = "SELECT min(due_at) AS at FROM mails WHERE due_at IS NOT NULL";

/** When the next mail is due, in milliseconds since the epoch; undefined when none is. Rejects when D1 fails. */
export async function nextDueAt(db: D1Database): Promise<number | undefined> {
  const row = await db.prepare(NEXT_DUE).first<{ at: number | null }>();
  return row?.at ?? undefined;
}

/**
 * `state = 'queued'`: what was erased or settled meanwhile stays as it is. The plus keeps the planner from the index of
 * states: by it each wave read the whole queue, which behind a rush is a hundred thousand mails, ten times a second.
 */
export const SETTLE = `
  UPDATE mails SET state = result.value->>'state', attempts = attempts + 1, due_at = result.value->>'dueAt',
    sent_at = result.value->>'sentAt', last_error = result.value->>'lastError'
  FROM json_each(?1) AS result WHERE mails.id = result.value->>'id' AND +mails.state = 'queued'`;
/** Why it still waits, for whoever looks. */
export const PUT_OFF = `
  UPDATE mails SET last_error = result.value->>'lastError'
  FROM json_each(?1) AS result WHERE mails.id = result.value->>'id' AND +mails.state = 'queued'`;
export const DROP = "DELETE FROM mails WHERE id IN (SELECT value FROM json_each(?1)) AND +state = 'queued'";

/** Writes down what became of mails, all or none. Rejects when D1 fails: they are then sent once more. */
export async function writeResults(db: D1Database, results: readonly Result[]): Promise<void> {
  const gone = results.flatMap((result) => (result.kind === "gone" ? [result.id] : []));
  const settled = results.flatMap((result) =>
    result.kind === "settled" ? [{ id: result.id, ...result.settlement }] : [],
  );
  const putOff = results.filter(({ kind }) => kind === "put-off");
  await db.batch([
    db.prepare(SETTLE).bind(JSON.stringify(settled)),
    db.prepare(PUT_OFF).bind(JSON.stringify(putOff)),
    db.prepare(DROP).bind(JSON.stringify(gone)),
  ]);
}

/** Worker/retention guarantees the same and more; here it costs nothing, because the room is at work on these tables anyway. */
export const SWEEPS = [
  // The notice that an account will be erased is what allows it: worker/retention keeps those longer.
  `DELETE FROM mails WHERE id IN
     (SELECT id FROM mails WHERE state = 'sent' AND created_at < ?1 AND kind <> 'account-expiry'
      ORDER BY created_at LIMIT ?2)`,
  `DELETE FROM account_links WHERE id IN
     (SELECT id FROM account_links WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)`,
  `DELETE FROM address_locks WHERE address IN
     (SELECT address FROM address_locks WHERE locked_until < ?1 ORDER BY locked_until LIMIT ?2)`,
  `UPDATE purchases SET email = NULL, claim_until = NULL WHERE id IN
     (SELECT id FROM purchases WHERE email IS NOT NULL AND claim_until < ?1 ORDER BY claim_until LIMIT ?2)`,
] as const;

/**
 * Deletes some of what ended over 30 days ago: sent mails, links, locks of addresses, buyers' addresses. Rejects when D1 fails.
 * @returns whether there may be more
 */
export async function sweep(db: D1Database, now: number): Promise<boolean> {
  const answers = await db.batch<{ one: number }>(
    SWEEPS.map((sql) => db.prepare(`${sql} RETURNING 1 AS one`).bind(now - KEPT_MS, SWEEP_ROWS)),
  );
  return answers.some(({ results }) => results.length >= SWEEP_ROWS);
}
