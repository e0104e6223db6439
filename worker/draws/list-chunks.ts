/** The sorted list of entrants in D1: chunks of full size, made from what was collected, and read again in order. */

import { createHash } from "node:crypto";
import { and, asc, desc, eq, gt } from "drizzle-orm";
import { drawCollected, drawEntrants } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { personOf } from "./drawing.ts";
import { CHUNK_LINES } from "./record.ts";

type Bindings = Pick<Env, "DB">;

/** Writes the next chunk. Doing it twice changes nothing. @returns false when nothing is left */
export async function writeChunk({ DB }: Bindings, drawId: string): Promise<boolean> {
  const database = databaseOf(DB);
  const [last] = await database
    .select()
    .from(drawEntrants)
    .where(eq(drawEntrants.drawId, drawId))
    .orderBy(desc(drawEntrants.chunk))
    .limit(1);
  const rows = await database
    .select({ entrant: drawCollected.entrant })
    .from(drawCollected)
    .where(
      and(eq(drawCollected.drawId, drawId), gt(drawCollected.entrant, last ? lastLine(last.entrants) : "")),
    )
    .orderBy(asc(drawCollected.entrant))
    .limit(CHUNK_LINES);
  const [first] = rows;
  if (!first) return false;
  const chunk = last ? last.chunk + 1 : 0;
  const entrants = rows.map(({ entrant }) => `${entrant}\n`).join("");
  await database
    .insert(drawEntrants)
    .values({ drawId, chunk, firstEntrant: first.entrant, entrants })
    .onConflictDoNothing();
  return true;
}

/** The list piece by piece, in order. */
export async function* chunksOf({ DB }: Bindings, drawId: string): AsyncGenerator<string> {
  for (let chunk = 0; ; chunk++) {
    const entrants = await readChunk({ DB }, drawId, chunk);
    if (entrants === undefined) return;
    yield entrants;
  }
}

/** SHA-256 of the whole list, and what it counts; a piece of it in memory at a time. */
export async function hashOfChunks(
  bindings: Bindings,
  drawId: string,
): Promise<{ readonly hash: string; readonly entrantCount: number; readonly personCount: number }> {
  const hash = createHash("sha256");
  let [entrantCount, personCount, before] = [0, 0, ""];
  for await (const chunk of chunksOf(bindings, drawId)) {
    hash.update(chunk);
    for (const line of linesOf(chunk)) {
      const person = personOf(line);
      if (person !== before) personCount++;
      entrantCount++;
      before = person;
    }
  }
  return { hash: hash.digest("hex"), entrantCount, personCount };
}

/** Reads lines by their position in the whole list; a chunk that was read is kept. */
export function lineReader(bindings: Bindings, drawId: string): (position: number) => Promise<string> {
  const kept = new Map<number, readonly string[]>();
  return async (position) => {
    const chunk = Math.floor(position / CHUNK_LINES);
    const lines = kept.get(chunk) ?? linesOf((await readChunk(bindings, drawId, chunk)) ?? "");
    kept.set(chunk, lines);
    const line = lines[position % CHUNK_LINES];
    if (line === undefined) throw new Error(`draw ${drawId} has no entrant ${position}`);
    return line;
  };
}

/** Whether a person stands in the list. */
export async function isInList({ DB }: Bindings, drawId: string, person: string): Promise<boolean> {
  const row = await DB.prepare(
    // "~" comes after every sign of a line: the last chunk that begins before or with this person's lines.
    `SELECT instr(entrants, ?2) > 0 AS isIn FROM draw_entrants
     WHERE draw_id = ?1 AND first_entrant <= ?2 || '~' ORDER BY chunk DESC LIMIT 1`,
  )
    .bind(drawId, person)
    .first<{ isIn: number }>();
  return row?.isIn === 1;
}

async function readChunk({ DB }: Bindings, drawId: string, chunk: number): Promise<string | undefined> {
  const [row] = await databaseOf(DB)
    .select({ entrants: drawEntrants.entrants })
    .from(drawEntrants)
    .where(and(eq(drawEntrants.drawId, drawId), eq(drawEntrants.chunk, chunk)));
  return row?.entrants;
}

function linesOf(chunk: string): readonly string[] {
  return chunk.split("\n").slice(0, -1);
}

function lastLine(chunk: string): string {
  return linesOf(chunk).at(-1) ?? "";
}
