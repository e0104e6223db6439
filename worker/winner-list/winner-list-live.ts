/** The table of winners on real bindings. */

import { findCampaign, type KnownCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import type { OfficeContext } from "../staff-context.ts";
import { listStores } from "../stores/stores.ts";
import { campaignsOf } from "../tickets/ticket-view.ts";
import { maskedEmail } from "./masked-email.ts";
import { readPage, type WinnerRecord } from "./page.ts";
import { questionOf } from "./question.ts";
import { validateAll, validateMany } from "./validate-many.ts";
import type { WinnerChoices, WinnerList, WinnerPage, WinnerQuery, WinnerRow } from "./winner-list.ts";

export function winnerList(context: OfficeContext): WinnerList {
  return {
    choices: (language) => choices(context, language),
    page: (query, language) => page(context, query, language, true),
    filePage: (query, language) => page(context, query, language, false),
    validate: (ids) => validateMany(context, ids),
    validateAll: (filters) => validateAll(context, filters),
  };
}

/** Where the shops are; asked for only before the default campaign exists. */
const TIME_ZONE_DEFAULT = "Europe/Paris";

async function choices({ env, ctx, now }: OfficeContext, language: Language): Promise<WinnerChoices> {
  const [campaign, stores] = await Promise.all([
    findCampaign(env, ctx, env.DEFAULT_CAMPAIGN, now),
    listStores(env, now),
  ]);
  return {
    timeZone: campaign?.catalogue.timeZone ?? TIME_ZONE_DEFAULT,
    prizes: (campaign?.catalogue.prizes ?? []).map(({ ordinal }) => ({
      ordinal,
      name: campaign?.prizes[language][ordinal]?.name ?? String(ordinal),
    })),
    stores: stores.map(({ id, name }) => ({ id, name })),
  };
}

async function page(
  context: OfficeContext,
  query: WinnerQuery,
  language: Language,
  isCounted: boolean,
): Promise<WinnerPage> {
  const question = await questionOf(context, query.filters);
  const read = await readPage(context.env.DB, question, query, isCounted);
  const campaigns = await campaignsOf(
    context,
    read.rows.map(({ prize }) => ({ campaign: question.kinds.campaign, prize })),
  );
  const campaign = campaigns.get(question.kinds.campaign);
  return { ...read, rows: read.rows.map((row) => shown(row, campaign, language)) };
}

/** @throws Error when the row names a campaign or a prize that is not there, which cannot be: neither is ever deleted */
function shown(record: WinnerRecord, campaign: KnownCampaign | undefined, language: Language): WinnerRow {
  const prize = campaign?.prizes[language][record.prize];
  if (!campaign || !prize)
    throw new Error(`winner ${record.id} names prize ${record.prize}, which is not there`);
  const { userId, firstName, lastName, email, ...rest } = record;
  return {
    ...rest,
    code: campaign.codes.display(campaign.codes.codeOf(record.serial)),
    prize: prize.name,
    player: { id: userId, name: `${firstName} ${lastName}`, maskedEmail: maskedEmail(email) },
  };
}
