/** From what somebody filters by to what D1 is asked. */

import { searchExpression } from "../accounts/find-people.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
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
  const none = { expression: null, address: null, peopleMax: PEOPLE_MAX, id: null };
  if (WHOLE_ADDRESS.test(search)) return { ...none, address: search.normalize("NFKC").toLowerCase() };
  const ticket = await findPlayed(context, search);
  if (ticket.kind === "played") return { ...none, id: ticket.winner.id };
  return { ...none, expression: searchExpression(search) ?? null };
}
