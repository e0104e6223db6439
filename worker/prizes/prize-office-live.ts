/** Prizes and stock on real bindings: every order goes to the desk, under the name of whoever gives it. */

import type {
  DeactivationOutcome,
  PrizeOutcome,
  PrizesOutcome,
  StockOutcome,
} from "../../durable-objects/campaign-desk/definition.ts";
import { deskOf } from "../../durable-objects/objects.ts";
import { rememberCampaign } from "../campaigns/known-campaigns.ts";
import { slugSchema } from "../campaigns/slug.ts";
import { withOneRetry } from "../retry.ts";
import { actorOf } from "../staff.ts";
import type { OfficeContext } from "../staff-context.ts";
import type { PrizeOffice } from "./prize-office.ts";

export function prizeOffice({ env, staff }: Pick<OfficeContext, "env" | "staff">): PrizeOffice {
  const by = actorOf(staff);

  /** Asks a campaign's desk, twice when the first answer was lost: a key sees to it that an order acts once. */
  async function asking<Outcome extends object>(
    slug: string | null,
    ask: (desk: ReturnType<typeof deskOf>) => Promise<Outcome>,
  ): Promise<Outcome | { readonly kind: "no-campaign" }> {
    const name = slugSchema.safeParse(slug ?? env.DEFAULT_CAMPAIGN).data;
    if (name === undefined) return { kind: "no-campaign" };
    // A fresh stub for every call: one whose call failed may be broken for good.
    return withOneRetry<Outcome>(() => ask(deskOf(env, name)));
  }

  function remembering<Outcome extends PrizeOutcome | DeactivationOutcome>(outcome: Outcome): Outcome {
    if (outcome.kind === "changed") rememberCampaign(env, outcome.catalogue);
    return outcome;
  }

  return {
    async standing(slug) {
      const outcome = await asking<PrizesOutcome>(slug, (desk) => desk.prizes());
      if (outcome.kind !== "read") return outcome;
      const { catalogue, figures } = outcome;
      const awarded = figures.reduce((sum, each) => sum + each.awarded, 0);
      const prizes = catalogue.prizes.flatMap((prize) => {
        const standing = figures[prize.ordinal];
        return standing ? [{ ...standing, prize }] : [];
      });
      const { drawMode, shardCount, state, ticketCount } = catalogue;
      const isClosed = state === "closed" || state === "archived";
      const unplayed = ticketCount - awarded;
      const standing = { slug: catalogue.slug, drawMode, shardCount, isClosed, prizes, unplayed };
      return { kind: "read", standing };
    },
    async add(slug, asked, key) {
      return remembering<PrizeOutcome>(
        await asking<PrizeOutcome>(slug, (desk) => desk.addPrize(asked, by, key)),
      );
    },
    async edit(slug, id, changes, key) {
      return remembering<PrizeOutcome>(
        await asking<PrizeOutcome>(slug, (desk) => desk.editPrize(id, changes, by, key)),
      );
    },
    async withdraw(slug, id) {
      return remembering<DeactivationOutcome>(
        await asking<DeactivationOutcome>(slug, (desk) => desk.deactivatePrize(id, by)),
      );
    },
    async order(slug, change, key) {
      return asking<StockOutcome>(slug, (desk) => desk.changeStock(change, by, key));
    },
  };
}
