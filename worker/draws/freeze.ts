/**
 * Freezing the list of entrants: started once with its rule, then worked off in steps that can be repeated, each within
 * what one request may do, until the list is whole and its hash is fixed. A list of a million takes a few requests.
 */

import { and, count, eq, isNull, sql } from "drizzle-orm";
import type { CampaignStatus } from "../../durable-objects/campaign-desk/definition.ts";
import { deskOf } from "../../durable-objects/objects.ts";
import { drawCollected, drawEntrants, draws } from "../../migrations/schema.ts";
import { auditRow, auditRowWhere } from "../audit/audit-row.ts";
import { databaseOf } from "../database.ts";
import { withOneRetry } from "../retry.ts";
import type { OfficeContext } from "../staff-context.ts";
import { timedId } from "../timed-id.ts";
import { collectPage } from "./collect.ts";
import { dueAt, QUICKNET, roundAt } from "./drand.ts";
import { hashOfChunks, writeChunk } from "./list-chunks.ts";
import type { FreezeOutcome, FreezeProblem, FreezeSettings, Readiness } from "./outcomes.ts";
import type { EntropySource } from "./proof.ts";
import { type DrawRow, drawOf, sourceOf } from "./record.ts";

/** Nobody drew more alternates than this; the mails of a year would not reach them. */
export const ALTERNATES_MAX = 50;
/** Fewer digits could be tried out beforehand by hand, more are mistyped. */
export const DIGITS = { min: 4, max: 60 } as const;
/** What one request works at most, well under the half minute after which a proxy gives up. */
const WORK_MS = 15_000;
/** Each step asks D1 three times, of the 1,000 a request may; reading the list again takes up to 150. */
const STEPS_MAX = 200;

/** Whether a list of entrants would be whole now. @param status read from every shard now */
export function readinessOf({ catalogue, outbox }: Pick<CampaignStatus, "catalogue" | "outbox">): Readiness {
  const { state, seed } = catalogue;
  if (state !== "closed" && state !== "archived") return { kind: "not-closed" };
  // The campaign's own seed is public once no shard takes a play any more.
  if (seed === null) return { kind: "closing" };
  return outbox.depth > 0 ? { kind: "wins-on-their-way", count: outbox.depth } : { kind: "ready" };
}

/** Starts a draw and prepares it as far as one request goes. */
export async function freeze(
  context: OfficeContext,
  campaign: string,
  settings: FreezeSettings,
): Promise<FreezeOutcome> {
  const { env, now, staff } = context;
  const database = databaseOf(env.DB);
  const problem = problemOf(settings, now);
  if (problem) return { kind: "invalid", problem };
  if (await drawOf(database, campaign)) return { kind: "already-frozen" };
  const status = await withOneRetry<CampaignStatus | null>(() => deskOf(env, campaign).status());
  if (!status) return { kind: "no-campaign" };
  if (status.catalogue.grandPrize === null) return { kind: "no-grand-prize" };
  const readiness = readinessOf(status);
  if (readiness.kind !== "ready") return readiness;
  const keys = await deskOf(env, campaign).drawKeys(true);
  if (keys.kind === "none") return { kind: "no-campaign" };
  const { rule, alternateCount } = settings;
  const source = sourceFor(settings.entropy);
  const id = timedId(now);
  const row = { id, campaign, rule: JSON.stringify(rule), entropySource: JSON.stringify(source) };
  const audited = {
    action: "draw.started",
    subject: { kind: "draw", id },
    after: { campaign, alternateCount, rule: row.rule, entropySource: row.entropySource },
  } as const;
  const isOurs = sql`EXISTS (SELECT 1 FROM draws WHERE id = ${id})`;
  await database.batch([
    database
      .insert(draws)
      .values({
        ...row,
        alternateCount,
        seedHash: keys.seedHash,
        startedAt: now,
        startedBy: staff.id,
        cursor: "",
      })
      .onConflictDoNothing({ target: draws.campaign }),
    auditRowWhere(database, context, audited, isOurs),
  ]);
  const draw = await drawOf(database, campaign);
  // Somebody else started one at the same time, perhaps by another rule.
  if (!draw || draw.id !== id) return { kind: "already-frozen" };
  return work(context, draw);
}

/** Goes on with a draw that was started. */
export async function goOn(context: OfficeContext, campaign: string): Promise<FreezeOutcome> {
  const draw = await drawOf(databaseOf(context.env.DB), campaign);
  if (!draw) return { kind: "no-campaign" };
  return draw.frozenAt === null ? work(context, draw) : { kind: "already-frozen" };
}

/** How many entrants are collected and not yet in the list. */
export async function collectedCount(context: Pick<OfficeContext, "env">, drawId: string): Promise<number> {
  const [row] = await databaseOf(context.env.DB)
    .select({ lines: count() })
    .from(drawCollected)
    .where(eq(drawCollected.drawId, drawId));
  return row?.lines ?? 0;
}

async function work(context: OfficeContext, started: DrawRow): Promise<FreezeOutcome> {
  const { env } = context;
  const keys = await deskOf(env, started.campaign).drawKeys(false);
  if (keys.kind === "none") throw new Error(`the desk of ${started.campaign} lost the keys of its draw`);
  const startedAt = Date.now();
  const until = startedAt + WORK_MS;
  let { cursor } = started;
  for (let step = 0; step < STEPS_MAX && Date.now() < until; step++) {
    if (cursor !== null) cursor = await collectPage(env, started, cursor, keys.pseudonymKey);
    else if (!(await writeChunk(env, started.id)))
      return finish(context, started, context.now + Date.now() - startedAt);
  }
  return { kind: "preparing", collected: await collectedCount(context, started.id) };
}

/**
 * Fixes the list. A draw without entrants is given up, so that it can be started again by another rule; so is one whose
 * round came out while the list was made: it must be public before anybody can know the chance.
 * @param now milliseconds since the epoch, after the work
 */
async function finish(context: OfficeContext, draw: DrawRow, now: number): Promise<FreezeOutcome> {
  const { env } = context;
  const { id, campaign } = draw;
  const database = databaseOf(env.DB);
  const { hash: entrantsHash, entrantCount, personCount } = await hashOfChunks(env, id);
  const after = { campaign, entrantsHash, entrantCount, personCount };
  const source = sourceOf(draw);
  const isLate = source.kind === "drand" && Date.parse(source.dueAt) <= now;
  if (entrantCount === 0 || isLate) {
    const audited = { action: "draw.given-up", subject: { kind: "draw", id }, after } as const;
    // Its trigger stops all of it if somebody else has frozen the list meanwhile.
    await database.batch([
      database.delete(drawEntrants).where(eq(drawEntrants.drawId, id)),
      database.delete(drawCollected).where(eq(drawCollected.drawId, id)),
      database.delete(draws).where(and(eq(draws.id, id), isNull(draws.frozenAt))),
      auditRow(database, context, audited),
    ]);
    return isLate ? { kind: "invalid", problem: "round-not-in-future" } : { kind: "no-entrants" };
  }
  const audited = { action: "draw.frozen", subject: { kind: "draw", id }, after } as const;
  const isOpen = sql`EXISTS (SELECT 1 FROM draws WHERE id = ${id} AND frozen_at IS NULL)`;
  await database.batch([
    auditRowWhere(database, context, audited, isOpen),
    database
      .update(draws)
      .set({ frozenAt: now, entrantsHash, entrantCount, personCount })
      .where(and(eq(draws.id, id), isNull(draws.frozenAt))),
    database.delete(drawCollected).where(eq(drawCollected.drawId, id)),
  ]);
  return { kind: "frozen" };
}

function problemOf({ alternateCount, entropy }: FreezeSettings, now: number): FreezeProblem | undefined {
  if (!Number.isInteger(alternateCount) || alternateCount < 0 || alternateCount > ALTERNATES_MAX)
    return "alternates";
  if (entropy.kind === "drand") return entropy.at > now ? undefined : "round-not-in-future";
  const { digitCount } = entropy;
  const isRight = Number.isInteger(digitCount) && digitCount >= DIGITS.min && digitCount <= DIGITS.max;
  return isRight ? undefined : "digits";
}

function sourceFor(entropy: FreezeSettings["entropy"]): EntropySource {
  if (entropy.kind === "bailiff-digits") return entropy;
  const round = roundAt(entropy.at);
  const { chainHash, publicKey } = QUICKNET;
  return { kind: "drand", chainHash, publicKey, round, dueAt: new Date(dueAt(round)).toISOString() };
}
