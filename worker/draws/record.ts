/** A draw as D1 has it, and as it is published. */

import { asc, eq } from "drizzle-orm";
import { drawPlaces, draws } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import { type DrawProof, type DrawRule, type EntropySource, PROOF_FORMAT } from "./proof.ts";

export type DrawRow = typeof draws.$inferSelect;
export type PlaceRow = typeof drawPlaces.$inferSelect;

/** Lines a chunk of the entrants' list: some 330 kB, of the 2 MB that D1 takes in one value. Every chunk but the last is full. */
export const CHUNK_LINES = 10_000;

/** What an entry in `draws` says once it is frozen. */
export type FrozenDraw = DrawRow & {
  readonly frozenAt: number;
  readonly entrantsHash: string;
  readonly entrantCount: number;
  readonly personCount: number;
};

/** The draw of a campaign, in whatever state; undefined before anybody started one. */
export async function drawOf(database: Database, campaign: string): Promise<DrawRow | undefined> {
  const [row] = await database.select().from(draws).where(eq(draws.campaign, campaign));
  return row;
}

/** Its places in the order drawn; none before. */
export function placesOf(database: Database, drawId: string): Promise<PlaceRow[]> {
  return database
    .select()
    .from(drawPlaces)
    .where(eq(drawPlaces.drawId, drawId))
    .orderBy(asc(drawPlaces.place));
}

export function isFrozen(row: DrawRow): row is FrozenDraw {
  const { frozenAt, entrantsHash, entrantCount, personCount } = row;
  return frozenAt !== null && entrantsHash !== null && entrantCount !== null && personCount !== null;
}

/** Written by us alone, so it is what it was. */
export function ruleOf({ rule }: DrawRow): DrawRule {
  return JSON.parse(rule) as DrawRule;
}

export function sourceOf({ entropySource }: DrawRow): EntropySource {
  return JSON.parse(entropySource) as EntropySource;
}

/** @param names of places that may be named, by place */
export function proofOf(
  row: FrozenDraw,
  places: readonly PlaceRow[],
  names: ReadonlyMap<number, string>,
): DrawProof {
  const { drawnAt, seed, entropy, announcedAt } = row;
  const isDrawn = drawnAt !== null && seed !== null && entropy !== null;
  return {
    format: PROOF_FORMAT,
    campaign: row.campaign,
    rule: ruleOf(row),
    frozenAt: iso(row.frozenAt),
    entrantCount: row.entrantCount,
    personCount: row.personCount,
    entrantsHash: row.entrantsHash,
    seedHash: row.seedHash,
    entropySource: sourceOf(row),
    alternateCount: row.alternateCount,
    result: isDrawn
      ? {
          drawnAt: iso(drawnAt),
          entropy,
          signature: row.entropySignature,
          seed,
          announcedAt: announcedAt === null ? null : iso(announcedAt),
          places: places.map(({ place, entrant, state }) => ({
            place,
            entrant,
            state,
            name: names.get(place) ?? null,
          })),
        }
      : null,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
