/**
 * Winner and alternates: waiting → notified → confirmed, or replaced with a reason, and then the next one's turn. Each
 * change and its condition are one statement, with its row of the audit log and its mail in the same batch.
 */

import { and, eq, type SQL, sql } from "drizzle-orm";
import type { MailMessage } from "../../durable-objects/mail-room/message.ts";
import { drawPlaces, draws, mails } from "../../migrations/schema.ts";
import { insertWhere } from "../accounts/insert-where.ts";
import { type AuditEntry, auditRowWhere } from "../audit/audit-row.ts";
import { type Database, databaseOf } from "../database.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import type { OfficeContext } from "../staff-context.ts";
import type { PlaceOutcome, ReplaceReason } from "./outcomes.ts";
import { personsAt } from "./persons.ts";
import { type DrawRow, drawOf, type PlaceRow, placesOf } from "./record.ts";

const DAY_MS = 86_400_000;
/** What the rules of the game say (web/src/legal/rules.fr.ts). */
const ANSWER_DAYS = 15;

/** The turn is a place's when everybody before it was replaced. */
function isNext(drawId: string, place: number): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM draw_places AS earlier
    WHERE earlier.draw_id = ${drawId} AND earlier.place < ${place} AND earlier.state <> 'replaced')`;
}

function stands(drawId: string, place: number, condition: SQL): SQL {
  return sql`EXISTS (SELECT 1 FROM draw_places WHERE draw_id = ${drawId} AND place = ${place} AND ${condition})`;
}

/** Writes to the person at a place. */
export async function notify(context: OfficeContext, campaign: string, place: number): Promise<PlaceOutcome> {
  const { env, ctx, now } = context;
  const database = databaseOf(env.DB);
  const draw = await drawOf(database, campaign);
  const row = draw && (await placesOf(database, draw.id)).find((one) => one.place === place);
  if (!draw || !row) return { kind: "no-draw" };
  const person = (await personsAt(context, campaign, [row])).get(place);
  if (!person) return { kind: "account-erased" };
  const may = stands(draw.id, place, sql`state = 'waiting' AND ${isNext(draw.id, place)}`);
  const answerBy = now + ANSWER_DAYS * DAY_MS;
  const message = { kind: "grand-prize", campaign, drawId: draw.id, place } satisfies MailMessage;
  const { kind, ...fields } = message;
  const mail = {
    id: crypto.randomUUID(),
    occasion: `${kind}:${draw.id}:${place}`,
    recipient: person.email,
    language: person.language,
    userId: person.id,
    kind,
    fields: JSON.stringify(fields),
    createdAt: now,
    dueAt: now,
  };
  const [, , changed] = await database.batch([
    auditRowWhere(database, context, entryOf(draw, "draw.place-notified", place, { answerBy }), may),
    insertWhere(database, mails, mail, may).onConflictDoNothing({ target: mails.occasion }),
    changePlace(database, draw.id, place, { state: "notified", notifiedAt: now, answerBy }, may),
  ]);
  if (changed.length === 0) return { kind: "not-allowed" };
  wakeMailRoom(env, ctx);
  return { kind: "changed" };
}

/** Notes that the person accepts the prize, and whether they may be named. */
export async function confirm(
  context: OfficeContext,
  campaign: string,
  place: number,
  mayBeNamed: boolean,
): Promise<PlaceOutcome> {
  const { env, now } = context;
  const database = databaseOf(env.DB);
  const draw = await drawOf(database, campaign);
  if (!draw) return { kind: "no-draw" };
  const may = stands(draw.id, place, sql`state = 'notified'`);
  const [, changed] = await database.batch([
    auditRowWhere(database, context, entryOf(draw, "draw.place-confirmed", place, { mayBeNamed }), may),
    changePlace(database, draw.id, place, { state: "confirmed", decidedAt: now, mayBeNamed }, may),
  ]);
  return { kind: changed.length > 0 ? "changed" : "not-allowed" };
}

/** A person can lose the prize by silence only once their time is over, by a no only once they were asked. */
function mayReplace(reason: ReplaceReason, isErased: boolean, now: number): SQL {
  switch (reason) {
    case "no-answer":
      return sql`state = 'notified' AND answer_by <= ${now}`;
    case "declined":
      return sql`state = 'notified'`;
    case "not-entitled":
      return sql`state IN ('waiting', 'notified')`;
    case "account-erased":
      return sql`state IN ('waiting', 'notified') AND ${isErased ? 1 : 0}`;
  }
}

/** Ends a place's turn and writes to the next alternate, if there is one. */
export async function replace(
  context: OfficeContext,
  campaign: string,
  place: number,
  named: string,
): Promise<PlaceOutcome> {
  const { env, now } = context;
  const reason = drawPlaces.reason.enumValues.find((one) => one === named);
  if (!reason) return { kind: "reason-missing" };
  const database = databaseOf(env.DB);
  const draw = await drawOf(database, campaign);
  const row = draw && (await placesOf(database, draw.id)).find((one) => one.place === place);
  if (!draw || !row) return { kind: "no-draw" };
  const isErased = !(await personsAt(context, campaign, [row])).has(place);
  const condition = mayReplace(reason, isErased, now);
  const may = stands(draw.id, place, sql`${condition} AND ${isNext(draw.id, place)}`);
  const [, changed] = await database.batch([
    auditRowWhere(database, context, entryOf(draw, "draw.place-replaced", place, { reason }), may),
    changePlace(database, draw.id, place, { state: "replaced", decidedAt: now, reason }, may),
  ]);
  if (changed.length === 0) return { kind: "not-allowed" };
  // What comes of it is on the page: the next may have no account any more, or there may be no next.
  await notify(context, campaign, place + 1);
  return { kind: "changed" };
}

/** Makes the winner public, once somebody has confirmed. */
export async function announce(context: OfficeContext, campaign: string): Promise<PlaceOutcome> {
  const { env, now } = context;
  const database = databaseOf(env.DB);
  const draw = await drawOf(database, campaign);
  if (!draw) return { kind: "no-draw" };
  const isConfirmed = sql`EXISTS (SELECT 1 FROM draw_places WHERE draw_id = ${draw.id} AND state = 'confirmed')`;
  const may = sql`${isConfirmed} AND EXISTS (SELECT 1 FROM draws WHERE id = ${draw.id} AND announced_at IS NULL)`;
  const audited = {
    action: "draw.announced",
    subject: { kind: "draw", id: draw.id },
    after: { campaign },
  } as const;
  const [, changed] = await database.batch([
    auditRowWhere(database, context, audited, may),
    database
      .update(draws)
      .set({ announcedAt: now })
      .where(and(eq(draws.id, draw.id), may))
      .returning({ id: draws.id }),
  ]);
  return { kind: changed.length > 0 ? "changed" : "not-allowed" };
}

/** The change of a place, on its condition. */
function changePlace(
  database: Database,
  drawId: string,
  place: number,
  change: Partial<PlaceRow>,
  condition: SQL,
) {
  return database
    .update(drawPlaces)
    .set(change)
    .where(and(eq(drawPlaces.drawId, drawId), eq(drawPlaces.place, place), condition))
    .returning({ place: drawPlaces.place });
}

function entryOf(
  { id, campaign }: DrawRow,
  action: AuditEntry["action"],
  place: number,
  after: NonNullable<AuditEntry["after"]>,
): AuditEntry {
  return { action, subject: { kind: "draw", id }, after: { campaign, place, ...after } };
}
