/** What else fills the lists of staff: purchases, the audit log, mails and decisions at a counter, each row from its number. */

import type { Miniflare } from "miniflare";
import { DEMO_ADMIN, DEMO_CAMPAIGN, DEMO_EMPLOYEE } from "../local/demo.ts";
import { DEMO_STORES } from "../local/demo-stores.ts";

type Database = Awaited<ReturnType<Miniflare["getD1Database"]>>;

const DAY_MS = 86_400_000;
const ROWS = 200_000;
/** A counter's busiest day, and more. */
const DECISIONS = 2_000;
/** A statement each: some tenths of a second, far from D1's 30 s. */
const ROWS_PER_STATEMENT = 20_000;
/** Newer than what is swept (mails after 30 days), and old enough that the last row is not of the future. */
const SPREAD_MS = 20 * DAY_MS;

/** ?1 to ?2: the numbers; ?3: the first row's time; ?4: milliseconds between two rows. D1 binds numbers as reals: hence the casts. */
const NUMBERS = `WITH RECURSIVE numbers (n) AS (SELECT CAST(?1 AS INTEGER) UNION ALL SELECT n + 1 FROM numbers WHERE n < ?2 - 1),
  rows (n, at) AS (SELECT n, CAST(?3 + n * ?4 AS INTEGER) FROM numbers)`;
/** Begins with the time, as every id of the house. */
const ID = "printf('%08x-%04x-7000-8000-%012x', at >> 16, at & 65535, n)";
const PLAYER = "printf('5eed0000-0000-4000-8000-%012x', n)";
const STORES = JSON.stringify(DEMO_STORES.map(({ id }) => id));

/** ?5: the shops; ?6: who did it; ?7: the campaign. */
const PURCHASES = `${NUMBERS} INSERT OR IGNORE INTO purchases (id, campaign, store_id, receipt, amount_cents, email, channel,
    recorded_by, serial, created_at, refunded_at, refunded_by, refund_outcome, claim_until)
  SELECT ${ID}, ?7, ?5->>(n % json_array_length(?5)), 'R' || n, 4900 + n % 9000,
    CASE WHEN n % 2 THEN 'buyer' || n || '@exemple.fr' END,
    CASE n % 10 WHEN 0 THEN 'counter' WHEN 1 THEN 'web-shop' ELSE 'till' END, ?6, n, at,
    CASE WHEN n % 50 = 0 THEN at + 1 END, CASE WHEN n % 50 = 0 THEN ?6 END, CASE WHEN n % 50 = 0 THEN 'cancelled' END,
    CASE WHEN n % 2 THEN at + ${90 * DAY_MS} END FROM rows`;
const AUDIT = `${NUMBERS} INSERT INTO audit_log (id, at, actor_id, actor_role, action, subject_kind, subject_id)
  SELECT ${ID}, at, CASE WHEN n % 100 THEN ?6 ELSE ?7 END, CASE WHEN n % 100 THEN 'ADMIN' ELSE 'EMPLOYEE' END,
    CASE WHEN n % 2 THEN 'player.opened' ELSE 'user.changed' END, CASE WHEN n % 2 THEN 'player' ELSE 'user' END, ${PLAYER} FROM rows`;
const MAILS = `${NUMBERS} INSERT OR IGNORE INTO mails (id, occasion, recipient, language, user_id, kind, fields, state, attempts, created_at, sent_at)
  SELECT ${ID}, 'made-up:' || n, 'buyer' || n || '@exemple.fr', 'fr', ${PLAYER}, 'verify-email', '{}',
    CASE n % 4 WHEN 0 THEN 'dead' ELSE 'sent' END, 1, at, at FROM rows`;
/** Today's: the queue's first tickets, as if the employee had seen to them. */
const DECIDED = `${NUMBERS} INSERT INTO winner_events (id, winner_id, at, actor_id, store_id, kind, before)
  SELECT ${ID}, first.winner, at, ?6, 'nice', 'validated', '{}' FROM rows JOIN (SELECT id AS winner,
    row_number() OVER (ORDER BY id) - 1 AS place FROM (SELECT id FROM winners ORDER BY id LIMIT ${DECISIONS})) AS first ON place = n`;

/** Fills the tables, unless that was done: the first made-up mail is the last thing written. */
export async function seedOthers(database: Database, now: number): Promise<void> {
  const done = await database.prepare("SELECT 1 FROM mails WHERE occasion = 'made-up:0'").first();
  if (done) return;
  const [admin, employee] = [
    await accountId(database, DEMO_ADMIN.email),
    await accountId(database, DEMO_EMPLOYEE.email),
  ];
  const spread = { from: now - SPREAD_MS, step: Math.floor(SPREAD_MS / ROWS), rows: ROWS };
  await fill(database, PURCHASES, spread, [STORES, employee, DEMO_CAMPAIGN.slug]);
  await fill(database, AUDIT, spread, ["", admin, employee]);
  await fill(database, DECIDED, { from: now - DECISIONS, step: 1, rows: DECISIONS }, ["", employee]);
  await fill(database, MAILS, spread, []);
}

async function fill(
  database: Database,
  sql: string,
  { from, step, rows }: { readonly from: number; readonly step: number; readonly rows: number },
  values: readonly string[],
): Promise<void> {
  const statement = database.prepare(sql);
  // From the last to the first: what tells that a table is full is written last.
  for (let start = rows - Math.min(ROWS_PER_STATEMENT, rows); start >= 0; start -= ROWS_PER_STATEMENT)
    await statement.bind(start, Math.min(start + ROWS_PER_STATEMENT, rows), from, step, ...values).run();
}

async function accountId(database: Database, email: string): Promise<string> {
  const id = await database.prepare("SELECT id FROM users WHERE email = ?").bind(email).first<string>("id");
  if (id === null) throw new Error(`${email} has no account`);
  return id;
}
