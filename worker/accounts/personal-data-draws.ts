/** A person's part in the grand draws. Only the desk's key leads from an account to its number, so no index does. */

import { asc, gt } from "drizzle-orm";
import { draws } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { partIn } from "../draws/public-draw.ts";
import { isFrozen } from "../draws/record.ts";
import type { ServiceContext } from "../service-context.ts";
import { isoOrNull } from "../tickets/ticket-view.ts";

/** Each draw asks a desk, and a house has a few campaigns: a page is one draw. */
const BEFORE_THE_FIRST = "";

/** Their number in each frozen list that has them, and their place where they were drawn. */
export async function* drawPages({ env }: ServiceContext, userId: string) {
  const database = databaseOf(env.DB);
  let after = BEFORE_THE_FIRST;
  for (;;) {
    const [row] = await database
      .select()
      .from(draws)
      .where(gt(draws.id, after))
      .orderBy(asc(draws.id))
      .limit(1);
    if (!row) return;
    after = row.id;
    const part = isFrozen(row) ? await partIn(env, row, userId) : undefined;
    if (!part?.isIn) continue;
    const { entrant, place } = part;
    yield [
      {
        campaign: row.campaign,
        number: entrant,
        place: place?.place ?? null,
        state: place?.state ?? null,
        notifiedAt: isoOrNull(place?.notifiedAt ?? null),
        answerBy: isoOrNull(place?.answerBy ?? null),
        decidedAt: isoOrNull(place?.decidedAt ?? null),
        reason: place?.reason ?? null,
        mayBeNamed: place?.mayBeNamed ?? null,
      },
    ];
  }
}
