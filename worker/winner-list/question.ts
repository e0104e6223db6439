/** From what somebody filters by to what D1 is asked. */

import { type SQL, sql } from "drizzle-orm";
import { peopleMatching, searchExpression } from "../accounts/find-people.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
import { rawBatch } from "../raw-batch.ts";
import type { ServiceContext } from "../service-context.ts";
import { findPlayed } from "../tickets/find-by-code.ts";
import { spanOfDays } from "./day-span.ts";
import type { Found, Kinds, Span } from "./statements.ts";
import { NO_STORE, type WinnerFilters } from "./winner-list.ts";

/** People whose tickets are gathered for one search: their tickets are sorted anew for each page. */
export const PEOPLE_MAX = 300;

export interface Question {
  readonly kinds: Kinds;
  /** Milliseconds since the epoch: of the play or of the handing over, by the order. */
  readonly span: Span<number>;
  readonly isSpanned: boolean;
  /** Null when nothing is searched for. */
  readonly found: Found | null;
}

/** Looks like an address from end to end. */
const WHOLE_ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** Where the shops are; asked for only before the default campaign exists. */
const TIME_ZONE_DEFAULT = "Europe/Paris";

/**
 * The table is of the default campaign. What was typed is a code if a ticket that somebody played has it, else people.
 * @throws when the desk, a shard or D1 does not answer
 */
export async function questionOf(context: ServiceContext, filters: WinnerFilters): Promise<Question> {
  const { env, ctx, now } = context;
  const campaign = await findCampaign(env, ctx, env.DEFAULT_CAMPAIGN, now);
  const { status, prize, store, from, to, search } = filters;
  return {
    kinds: {
      campaign: env.DEFAULT_CAMPAIGN,
      status,
      prize,
      store: store === undefined ? undefined : store === NO_STORE ? null : store,
    },
    span: spanOfDays({ from, to }, campaign?.catalogue.timeZone ?? TIME_ZONE_DEFAULT),
    isSpanned: from !== undefined || to !== undefined,
    found: search === undefined ? null : await find(context, search),
  };
}

async function find(context: ServiceContext, search: string): Promise<Found> {
  if (!WHOLE_ADDRESS.test(search)) {
    const ticket = await findPlayed(context, search);
    if (ticket.kind === "played") return { kind: "ticket", id: ticket.winner.id };
  }
  return people(context, search);
}

/** Found once: the page, its total and their order would each cross the words' lists again. */
async function people({ env }: ServiceContext, search: string): Promise<Found> {
  const ids = peopleFound(search);
  const [found] = ids === undefined ? [[]] : await rawBatch<{ readonly id: string }>(env.DB, [ids]);
  const all = (found ?? []).map(({ id }) => id);
  return { kind: "people", ids: JSON.stringify(all.slice(0, PEOPLE_MAX)), isCut: all.length > PEOPLE_MAX };
}

/** One more than are taken, which tells that there are more. A whole address has an index of its own. */
function peopleFound(search: string): SQL | undefined {
  if (WHOLE_ADDRESS.test(search)) {
    const address = search.normalize("NFKC").toLowerCase();
    return sql`SELECT id FROM users WHERE email = ${address} LIMIT ${PEOPLE_MAX + 1}`;
  }
  const expression = searchExpression(search);
  return expression === undefined
    ? undefined
    : sql`SELECT id FROM ${peopleMatching(expression, PEOPLE_MAX + 1)}`;
}
