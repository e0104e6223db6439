/** The grand draw as everybody may see it, and what a player may know and say of their own part. */

import { and, eq, gt, sql } from "drizzle-orm";
import { deskOf } from "../../durable-objects/objects.ts";
import { drawPlaces } from "../../migrations/schema.ts";
import { checksOfAddress, countAttempt } from "../accounts/attempt-checks.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import { personOf } from "./drawing.ts";
import { chunksOf, isInList } from "./list-chunks.ts";
import type { EntrantsFileOutcome, OwnEntry, PublicDrawOutcome } from "./outcomes.ts";
import { personsAt, publicName } from "./persons.ts";
import { pseudonymsOf } from "./pseudonyms.ts";
import { drawOf, type FrozenDraw, isFrozen, type PlaceRow, placesOf, proofOf } from "./record.ts";

/** The public part of a campaign's draw. */
export async function publicDraw(context: ServiceContext, slug: string): Promise<PublicDrawOutcome> {
  const { env, ctx } = context;
  const known = await findCampaign(env, ctx, slug);
  if (!known) return { kind: "no-campaign" };
  const { name, timeZone, state, grandPrize, closesAt } = known.catalogue;
  const campaign = { slug, name, timeZone, state, grandPrize, closesAt };
  const row = await drawOf(databaseOf(env.DB), slug);
  if (!row || !isFrozen(row)) return { kind: "read", campaign, proof: null };
  const places = await placesOf(databaseOf(env.DB), row.id);
  const named = row.announcedAt === null ? [] : places.filter(mayBeNamed);
  const persons = await personsAt(context, slug, named);
  const names = new Map([...persons].map(([place, person]) => [place, publicName(person)]));
  return { kind: "read", campaign, proof: proofOf(row, places, names) };
}

/** What a player sees of themselves; undefined before the list is frozen. */
export async function ownEntry(
  { env }: ServiceContext,
  account: Account,
  slug: string,
): Promise<OwnEntry | undefined> {
  const row = await drawOf(databaseOf(env.DB), slug);
  const part = row && isFrozen(row) ? await partIn(env, row, account.id) : undefined;
  if (!part) return undefined;
  const { entrant, isIn, place: own } = part;
  return {
    entrant,
    isIn,
    place: own ? { place: own.place, state: own.state, answerBy: own.answerBy } : null,
  };
}

/** An account's number in a frozen draw, and its place if it was drawn; undefined when the desk has no key. */
export async function partIn(
  env: Env,
  { id, campaign }: FrozenDraw,
  accountId: string,
): Promise<
  { readonly entrant: string; readonly isIn: boolean; readonly place: PlaceRow | undefined } | undefined
> {
  const keys = await deskOf(env, campaign).drawKeys(false);
  if (keys.kind === "none") return undefined;
  const [entrant = ""] = pseudonymsOf(keys.pseudonymKey, [accountId]);
  const isIn = await isInList(env, id, entrant);
  const places = isIn ? await placesOf(databaseOf(env.DB), id) : [];
  return { entrant, isIn, place: places.find((one) => personOf(one.entrant) === entrant) };
}

/** The drawn person accepts the prize, in time. The same again changes nothing. */
export async function acceptGrandPrize(
  context: ServiceContext,
  account: Account,
  slug: string,
  isNamed: boolean,
): Promise<{ readonly kind: "accepted" | "not-yours" }> {
  const { env, now } = context;
  const database = databaseOf(env.DB);
  const row = await drawOf(database, slug);
  const own = await ownEntry(context, account, slug);
  if (!row || !own?.place) return { kind: "not-yours" };
  if (own.place.state === "confirmed") return { kind: "accepted" };
  const accepted = await database
    .update(drawPlaces)
    .set({ state: "confirmed", decidedAt: now, mayBeNamed: isNamed })
    .where(
      and(
        eq(drawPlaces.drawId, row.id),
        eq(drawPlaces.place, own.place.place),
        eq(drawPlaces.state, "notified"),
        gt(drawPlaces.answerBy, now),
      ),
    )
    .returning({ place: sql<number>`place` });
  return { kind: accepted.length > 0 ? "accepted" : "not-yours" };
}

/** The frozen list as a file. */
export async function entrantsFile(context: ServiceContext, slug: string): Promise<EntrantsFileOutcome> {
  const { env, address } = context;
  const row = await drawOf(databaseOf(env.DB), slug);
  if (!row || !isFrozen(row)) return { kind: "no-list" };
  const { id, entrantsHash: hash } = row;
  return {
    kind: "list",
    campaign: slug,
    hash,
    open: async () => {
      const refusal = await countAttempt(limiterOn(env), checksOfAddress("entrants-download", address));
      return refusal ?? { kind: "opened", stream: streamOf(chunksOf(env, id)) };
    },
  };
}

function mayBeNamed({ state, mayBeNamed }: PlaceRow): boolean {
  return state === "confirmed" && mayBeNamed;
}

/** A stream that asks for the next piece only when the reader has taken the last. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
