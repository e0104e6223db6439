/** What staff see of the day's work. */

import { findCampaign } from "../campaigns/known-campaigns.ts";
import { databaseOf } from "../database.ts";
import type { ServiceContext } from "../service-context.ts";
import type { CounterFigures } from "./administration.ts";
import { listTotal, rejectedSince, validatedSince } from "./queries.ts";
import { startOfDay } from "./start-of-day.ts";

/** Where the shops are; asked for only before the default campaign exists. */
const TIME_ZONE_DEFAULT = "Europe/Paris";

/** The figures of all staff together; the day is that of the default campaign's time zone. */
export async function counterFigures({ env, ctx, now }: ServiceContext): Promise<CounterFigures> {
  const campaign = await findCampaign(env, ctx, env.DEFAULT_CAMPAIGN, now);
  const since = startOfDay(now, campaign?.catalogue.timeZone ?? TIME_ZONE_DEFAULT);
  const database = databaseOf(env.DB);
  const [[validated], [rejected], [pending]] = await database.batch([
    validatedSince(database, since),
    rejectedSince(database, since),
    listTotal(database, { status: "PENDING" }),
  ]);
  return {
    validatedToday: validated?.total ?? 0,
    rejectedToday: rejected?.total ?? 0,
    pendingTotal: pending?.total ?? 0,
  };
}
