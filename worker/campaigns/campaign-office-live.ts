/** Running a campaign, on real bindings: every order goes to its desk, under the name of whoever gives it. */

import { actorOf } from "../staff.ts";
import type { OfficeContext } from "../staff-context.ts";
import { campaignAdministration } from "./admin.ts";
import type { CampaignOffice, TypedDates } from "./campaign-office.ts";
import { readCampaign } from "./known-campaigns.ts";
import { instantOf, localText } from "./local-time.ts";
import { slugSchema } from "./slug.ts";

const DATES = ["opensAt", "closesAt", "claimUntil"] as const satisfies readonly (keyof TypedDates)[];

export function campaignOffice({ env, staff }: Pick<OfficeContext, "env" | "staff">): CampaignOffice {
  const campaigns = campaignAdministration(env, actorOf(staff));
  /** Undefined for a text that cannot be a campaign's name. */
  const named = (slug: string | null) => slugSchema.safeParse(slug ?? env.DEFAULT_CAMPAIGN).data;
  return {
    async standing(slug) {
      const name = named(slug);
      const status = name === undefined ? null : await campaigns.status(name);
      if (!status) return { kind: "no-campaign" };
      const { catalogue, balance, redemptions, settings } = status;
      const { timeZone, opensAt, closesAt, claimUntil, ticketCount } = catalogue;
      const unplayed = ticketCount - redemptions;
      const prizesLeft = balance.reduce((sum, { stock, awarded }) => sum + stock - awarded, 0);
      const standing = {
        catalogue,
        localDates: {
          opensAt: localText(opensAt, timeZone),
          closesAt: localText(closesAt, timeZone),
          claimUntil: localText(claimUntil, timeZone),
        },
        played: redemptions,
        unplayed,
        prizesLeft,
        missing: Math.max(0, unplayed - prizesLeft),
        shardsBehind: settings.shardsBehind,
      };
      return { kind: "read", standing };
    },

    async changeState(slug, to, mayRunShort) {
      const name = named(slug);
      return name === undefined ? { kind: "no-campaign" } : campaigns.changeState(name, to, mayRunShort);
    },

    async changeDates(slug, typed) {
      const name = named(slug);
      const campaign = name === undefined ? undefined : await readCampaign(env, name);
      if (!campaign) return { kind: "no-campaign" };
      const { slug: known, timeZone } = campaign.catalogue;
      const dates = { opensAt: 0, closesAt: 0, claimUntil: 0 };
      for (const field of DATES) {
        const read = instantOf(typed[field], timeZone);
        if (read.kind !== "instant") return { kind: "invalid", field, why: read.kind };
        // The form shows minutes: what was not touched keeps its seconds, and is no change.
        const before = campaign.catalogue[field];
        dates[field] = localText(before, timeZone) === typed[field] ? before : read.at;
      }
      const outcome = await campaigns.changeDates(known, dates);
      switch (outcome.kind) {
        case "changed":
          return { kind: "changed" };
        case "not-allowed":
          return { kind: "not-in-order" };
        default:
          return outcome;
      }
    },

    async changePurchaseRule(slug, rule) {
      const name = named(slug);
      return name === undefined ? { kind: "no-campaign" } : campaigns.changePurchaseRule(name, rule);
    },
  };
}
