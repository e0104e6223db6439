/**
 * The draw itself, once. The desk opens the seed for the first entropy that ever comes and for no other, so a lost
 * answer, a second click or two administrators at a time end in the same result; D1 only writes it down.
 */

import { and, eq, isNull, sql } from "drizzle-orm";
import { deskOf } from "../../durable-objects/objects.ts";
import { drawPlaces, draws } from "../../migrations/schema.ts";
import { auditRowWhere } from "../audit/audit-row.ts";
import { databaseOf } from "../database.ts";
import type { OfficeContext } from "../staff-context.ts";
import { bytesOf, drawEntrants, drawSeedOf } from "./drawing.ts";
import { checkEntropy } from "./entropy.ts";
import { lineReader } from "./list-chunks.ts";
import type { DrawOutcome, GivenEntropy } from "./outcomes.ts";
import { drawOf, type FrozenDraw, isFrozen, sourceOf } from "./record.ts";

/** Draws winner and alternates. The same entropy again answers as the first time; another one is refused. */
export async function draw(
  context: OfficeContext,
  campaign: string,
  given: GivenEntropy,
): Promise<DrawOutcome> {
  const { env, now } = context;
  const row = await drawOf(databaseOf(env.DB), campaign);
  if (!row) return { kind: "no-draw" };
  if (!isFrozen(row)) return { kind: "not-frozen" };
  const checked = await checkEntropy(env, sourceOf(row), given, now);
  if (checked.kind === "wrong") return { kind: "refused", problem: checked.problem };
  const opened = await deskOf(env, campaign).openDraw(row.entrantsHash, checked.entropy);
  if (opened.kind === "none") throw new Error(`the desk of ${campaign} lost the seed of its draw`);
  if (opened.entrantsHash !== row.entrantsHash) return { kind: "already-drawn" };
  const isSame = opened.entropy === checked.entropy;
  // Who drew first may have got no further than the desk: what was opened then is the draw, whoever asks now. A round
  // has one randomness, so another entropy can only be digits, which have no signature.
  const { seed, entropy } = opened;
  const signature = isSame ? checked.signature : null;
  if (row.drawnAt === null) await writeDown(context, row, { seed, entropy, signature });
  return { kind: isSame ? "drawn" : "already-drawn" };
}

interface Opened {
  readonly seed: string;
  readonly entropy: string;
  readonly signature: string | null;
}

async function writeDown(context: OfficeContext, row: FrozenDraw, opened: Opened): Promise<void> {
  const { env, now, staff } = context;
  const { id, campaign } = row;
  const { seed, entropy, signature: entropySignature } = opened;
  const entrants = await entrantsDrawn(context, row, opened);
  const database = databaseOf(env.DB);
  const after = { campaign, entropy, seed, places: entrants };
  const audited = { action: "draw.drawn", subject: { kind: "draw", id }, after } as const;
  await database.batch([
    auditRowWhere(
      database,
      context,
      audited,
      sql`EXISTS (SELECT 1 FROM draws WHERE id = ${id} AND drawn_at IS NULL)`,
    ),
    database
      .update(draws)
      .set({ entropy, entropySignature, seed, drawnAt: now, drawnBy: staff.id })
      .where(and(eq(draws.id, id), isNull(draws.drawnAt))),
    // What is drawn follows from what is stored, so whoever comes second would write the same rows.
    database
      .insert(drawPlaces)
      .select(
        sql`SELECT ${id}, key, value, 'waiting', NULL, NULL, NULL, NULL, 0
            FROM json_each(${JSON.stringify(entrants)}) WHERE true`,
      )
      .onConflictDoNothing(),
  ]);
}

async function entrantsDrawn(
  { env }: OfficeContext,
  { id, entrantsHash, entrantCount, personCount, alternateCount }: FrozenDraw,
  { seed, entropy }: Opened,
): Promise<readonly string[]> {
  const bytes = bytesOf(seed);
  if (!bytes) throw new Error(`the seed of draw ${id} is no hex`);
  return drawEntrants({
    drawSeed: await drawSeedOf(bytes, entrantsHash, entropy),
    entrantCount,
    personCount,
    placeCount: 1 + alternateCount,
    lineAt: lineReader(env, id),
  });
}
