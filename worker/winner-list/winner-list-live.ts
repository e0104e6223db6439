/** The table of winners on real bindings. */

import { findCampaign, type KnownCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import { maskEmail } from "../mask.ts";
import type { OfficeContext } from "../staff-context.ts";
import { listStores } from "../stores/stores.ts";
import { campaignsOf } from "../tickets/ticket-view.ts";
import { readPage, type WinnerRecord } from "./page.ts";
import { questionOf } from "./question.ts";
import { validateAll, validateMany } from "./validate-many.ts";
import type { WinnerChoices, WinnerList, WinnerPage, WinnerQuery, WinnerRow } from "./winner-list.ts";

export function winnerList(context: OfficeContext): WinnerList {
  return {
    choices: (language) => choices(context, language),
    page: (query, language) => page(context, query, language),
    filePage: (query, language) => filePage(context, query, language),
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

async function page(context: OfficeContext, query: WinnerQuery, language: Language): Promise<WinnerPage> {
  const { records, campaign, ...rest } = await read(context, query, true);
  return { ...rest, rows: records.map((record) => shown(record, campaign, language)) };
}

async function filePage(context: OfficeContext, query: WinnerQuery, language: Language) {
  const { records, campaign, next } = await read(context, query, false);
  const rows = records.map((record) => ({ ...shown(record, campaign, language), email: record.email }));
  return { rows, next };
}

async function read(context: OfficeContext, query: WinnerQuery, isCounted: boolean) {
  const question = await questionOf(context, query.filters);
  const { rows, ...rest } = await readPage(context.env.DB, question, query, isCounted);
  const slug = question.kinds.campaign;
  const campaigns = await campaignsOf(
    context,
    rows.map(({ prize }) => ({ campaign: slug, prize })),
  );
  return { ...rest, records: rows, campaign: campaigns.get(slug) };
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
    player: { id: userId, name: `${firstName} ${lastName}`, maskedEmail: maskEmail(email) },
  };
}
