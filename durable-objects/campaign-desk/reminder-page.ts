/** The statements that carry a page of winners into the queue of mails. */

import { wakeMailRoom } from "../mail-room/wake.ts";
import type { ObjectBindings, Reach } from "../objects.ts";
import { D1_ANSWER_MS, within } from "../within.ts";
import type { ReminderPage, ReminderProgress } from "./claim-reminders.ts";

/** Some tens of milliseconds of D1's one thread. */
export const PAGE_ROWS = 1_000;
/** Who won within a day has the win mail, which names the deadline; a reminder beside it would be noise. */
export const FRESH_WIN_MS = 86_400_000;

/** In the order of `winners_by_status`, whose entries end with the id. Other campaigns' rows count too: so a page ends. */
const PAGE = `SELECT id, user_id, campaign, played_at FROM winners INDEXED BY winners_by_status
  WHERE status = ?1 AND id > ?2 ORDER BY id LIMIT ${PAGE_ROWS}`;
/** A random UUID (RFC 9562 §5.4). */
export const NEW_ID = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' ||
  substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`;
const QUEUE_REMINDERS = `
  INSERT INTO mails (id, occasion, recipient, language, user_id, kind, fields, created_at, due_at)
  SELECT ${NEW_ID}, ?4 || users.id, users.email, users.language, users.id,
    'claim-reminder', json_object('campaign', ?3), ?5, ?5
  FROM (SELECT DISTINCT user_id FROM (${PAGE}) WHERE campaign = ?3 AND played_at <= ?6) AS player
  CROSS JOIN users ON users.id = player.user_id WHERE true
  ON CONFLICT DO NOTHING`;
const MEASURE_PAGE = `SELECT max(id) AS lastId, count(*) AS count FROM (${PAGE})`;

/**
 * Queues a reminder for each player of the next page of winners and has the mail room look at them; a repetition
 * changes nothing. Rejects when D1 or the mail room cannot be reached.
 * @param now milliseconds since the epoch
 */
export async function queueReminderPage(
  bindings: Pick<ObjectBindings, "DB"> & Reach<"MAIL_ROOM">,
  campaign: string,
  { stage, afterId, claimUntil }: ReminderProgress,
  now: number,
): Promise<ReminderPage> {
  const { DB: db } = bindings;
  const occasion = `claim-reminder:${campaign}:${claimUntil}:`; // D1 would take the number as a real and write “.0”
  const [, measured] = await within(
    D1_ANSWER_MS,
    db.batch<{ lastId: string | null; count: number }>([
      db.prepare(QUEUE_REMINDERS).bind(stage, afterId, campaign, occasion, now, now - FRESH_WIN_MS),
      db.prepare(MEASURE_PAGE).bind(stage, afterId),
    ]),
  );
  const { lastId, count } = measured?.results[0] ?? { lastId: null, count: 0 };
  if (count > 0) await wakeMailRoom(bindings);
  return { lastId, isLast: count < PAGE_ROWS };
}
