/** What D1 knows of a campaign, in one batch. */

import type { CampaignCatalogue } from "../../durable-objects/campaign-desk/definition.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { TICKET_STATUSES } from "../statistics/tallies.ts";
import type { Store } from "../stores/store.ts";
import type { ProjectedFigures, StoreFigures } from "./overview-view.ts";
import {
  claimsByHour,
  claimsByStore,
  playsByHour,
  signUpsByHour,
  talliesNamed,
  winnersByStore,
} from "./queries.ts";
import { dayStarts, foldInto, HOUR_MS, hourStarts } from "./spans.ts";

interface StoreCount {
  readonly store: string;
  readonly count: number;
}

/** @param now milliseconds since the epoch. @throws when D1 does not answer */
export async function readProjected(
  env: Pick<Env, "DB">,
  catalogue: CampaignCatalogue,
  stores: readonly Store[],
  now: number,
): Promise<ProjectedFigures> {
  const { slug, timeZone } = catalogue;
  const hours = hourStarts(now);
  const days = dayStarts(Math.min(catalogue.opensAt, now), Math.min(now, catalogue.claimUntil), timeZone);
  const since = Math.floor(Math.min(days[0] ?? now, hours[0] ?? now) / HOUR_MS);
  const database = databaseOf(env.DB);
  const names = {
    accounts: "users:CLIENT",
    verified: "players:verified",
    played: "players:played",
    given: `purchases:${slug}`,
    queued: "mails:queued",
    failed: "mails:dead",
  };
  const [plays, claims, signUps, winners, handedOver, tallies] = await database.batch([
    playsByHour(database, slug, since),
    claimsByHour(database, slug, since),
    signUpsByHour(database, since),
    winnersByStore(database, slug),
    claimsByStore(database, slug),
    talliesNamed(database, Object.values(names)),
  ]);
  const counts = new Map(tallies.map(({ name, count }) => [name, count]));
  function tally(name: keyof typeof names): number {
    return counts.get(names[name]) ?? 0;
  }
  const byHour = { plays, claims, signUps };
  const countOf = (status: string) =>
    sumOf(winners.filter((row) => row.status === status).map(({ count }) => count));
  const [PENDING, VALIDATED, REJECTED, CLAIMED] = TICKET_STATUSES.map(countOf);
  return {
    hours: foldInto(hours, byHour),
    days: foldInto(days, byHour),
    winners: {
      PENDING: PENDING ?? 0,
      VALIDATED: VALIDATED ?? 0,
      REJECTED: REJECTED ?? 0,
      CLAIMED: CLAIMED ?? 0,
    },
    stores: storeFigures(stores, winners, handedOver),
    players: { accounts: tally("accounts"), verified: tally("verified"), played: tally("played") },
    ticketsOut: printedTickets(catalogue) + tally("given"),
    mails: { queued: tally("queued"), failed: tally("failed") },
  };
}

/** Every shop of the list, then what belongs to none of them and is not nothing. */
function storeFigures(
  stores: readonly Store[],
  plays: readonly StoreCount[],
  handedOver: readonly StoreCount[],
): StoreFigures[] {
  function figures(id: string, name: string): StoreFigures {
    const isHere = ({ store }: StoreCount) => store === id;
    return {
      id: id === "" ? null : id,
      name,
      plays: sumOf(plays.filter(isHere).map(({ count }) => count)),
      handedOver: sumOf(handedOver.filter(isHere).map(({ count }) => count)),
    };
  }
  const listed = new Set(stores.map(({ id }) => id));
  const others = new Set([...plays, ...handedOver].map(({ store }) => store).filter((id) => !listed.has(id)));
  return [
    ...stores.map(({ id, name }) => figures(id, name)),
    ...[...others].sort().map((id) => figures(id, id)),
  ].filter((row) => listed.has(row.id ?? "") || row.plays > 0 || row.handedOver > 0);
}

/** Tickets on paper whose codes can be played. Those of counters count one by one, as they are given. */
function printedTickets({ batches }: CampaignCatalogue): number {
  return sumOf(
    batches
      .filter(({ status, use }) => status === "active" && use === "printed")
      .map(({ firstSerial, lastSerial }) => lastSerial - firstSerial + 1),
  );
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
