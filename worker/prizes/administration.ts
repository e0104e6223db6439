/**
 * The default campaign's prizes as the contract's administrators know them. Every order goes to the campaign's desk,
 * and what it answers is remembered, so that this isolate shows the change at once.
 */

import type { z } from "@hono/zod-openapi";
import type { Actor } from "../../durable-objects/campaign-desk/audit.ts";
import { PPM } from "../../durable-objects/campaign-desk/campaign-record.ts";
import type {
  DeactivationOutcome,
  Prize,
  PrizeFigures,
  PrizeOutcome,
  PrizesOutcome,
} from "../../durable-objects/campaign-desk/definition.ts";
import { deskOf } from "../../durable-objects/objects.ts";
import { rememberCampaign } from "../campaigns/known-campaigns.ts";
import { prizeView } from "../campaigns/prize-view.ts";
import { withOneRetry } from "../retry.ts";
import type { ServiceContext } from "../service-context.ts";
import type { PrizeView } from "../services.ts";
import { centsOf, type newPrizeSchema, ppmOf, type prizeChangesSchema } from "./prize-schemas.ts";

export type NewPrizeInput = z.output<typeof newPrizeSchema>;
export type PrizeChangesInput = z.output<typeof prizeChangesSchema>;

/** A prize as the contract's 6.2 shows it. */
export interface AdministeredPrize extends PrizeView {
  /** Stated share, 0 to 1. */
  readonly probability: number;
  /** Units still to be given; of a prize that is not active, those that come back with it. */
  readonly stock: number;
  /** Those and what was given. */
  readonly initialStock: number;
  readonly isActive: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** Why nothing was read or changed. */
export type PrizeRefusal =
  | { readonly kind: "no-campaign" }
  | { readonly kind: "no-prize" }
  /** A French sentence says which rule. */
  | { readonly kind: "invalid"; readonly problem: string }
  | { readonly kind: "unavailable" };

export type ListPrizesOutcome =
  | { readonly kind: "listed"; readonly prizes: readonly AdministeredPrize[] }
  | Extract<PrizeRefusal, { readonly kind: "no-campaign" | "unavailable" }>;

export type ChangePrizeOutcome =
  | { readonly kind: "changed"; readonly prize: AdministeredPrize }
  | PrizeRefusal;

export type DeactivatePrizeOutcome =
  | { readonly kind: "deactivated" }
  | Exclude<PrizeRefusal, { readonly kind: "unavailable" }>;

export interface PrizeAdministration {
  /** All of them, in the order they were added. */
  list(): Promise<ListPrizesOutcome>;
  /** @param idempotencyKey the same one sent again gives the same answer; null makes a prize with each call */
  create(input: NewPrizeInput, idempotencyKey: string | null): Promise<ChangePrizeOutcome>;
  /** States what is to be; the same stated again changes nothing but a stock that was played meanwhile. */
  edit(id: string, changes: PrizeChangesInput): Promise<ChangePrizeOutcome>;
  /** Takes a prize out of the game; it stays in the catalogue for those who won it. */
  deactivate(id: string): Promise<DeactivatePrizeOutcome>;
}

/** @param by whoever asks: the audit log names them */
export function prizeAdministration({ env }: Pick<ServiceContext, "env">, by: Actor): PrizeAdministration {
  // A fresh stub for every call: one whose call failed may be broken for good.
  const desk = () => deskOf(env, env.DEFAULT_CAMPAIGN);

  function shown(outcome: PrizeOutcome): ChangePrizeOutcome {
    if (outcome.kind !== "changed") return outcome;
    rememberCampaign(env, outcome.catalogue);
    return { kind: "changed", prize: administered(outcome.prize, outcome.figures) };
  }

  return {
    async list() {
      const outcome = await withOneRetry<PrizesOutcome>(() => desk().prizes());
      if (outcome.kind !== "read") return outcome;
      const { catalogue, figures } = outcome;
      const prizes = catalogue.prizes.flatMap((prize) => {
        const standing = figures[prize.ordinal];
        return standing ? [administered(prize, standing)] : [];
      });
      return { kind: "listed", prizes };
    },
    async create({ value, probability, nameEn, descriptionEn, ...input }, idempotencyKey) {
      const asked = {
        ...input,
        nameEn: nameEn ?? input.name,
        descriptionEn: descriptionEn ?? input.description,
        valueCents: centsOf(value),
        oddsPpm: ppmOf(probability),
      };
      const key = idempotencyKey ?? crypto.randomUUID(); // so that the retry, too, makes one prize
      return shown(await withOneRetry<PrizeOutcome>(() => desk().addPrize(asked, by, key)));
    },
    async edit(id, { value, probability, ...changes }) {
      const asked = stated({
        ...changes,
        valueCents: value === undefined ? undefined : centsOf(value),
        oddsPpm: probability === undefined ? undefined : ppmOf(probability),
      });
      return shown(await withOneRetry<PrizeOutcome>(() => desk().editPrize(id, asked, by)));
    },
    async deactivate(id) {
      const outcome = await withOneRetry<DeactivationOutcome>(() => desk().deactivatePrize(id, by));
      if (outcome.kind !== "changed") return outcome;
      rememberCampaign(env, outcome.catalogue);
      return { kind: "deactivated" };
    },
  };
}

function administered(prize: Prize, { left, awarded }: PrizeFigures): AdministeredPrize {
  return {
    ...prizeView(prize, "fr"),
    probability: prize.oddsPpm / PPM,
    stock: left,
    initialStock: left + awarded,
    isActive: prize.isActive,
    createdAt: new Date(prize.createdAt).toISOString(),
  };
}

/** Without the keys that stand for nothing: to the desk, what is absent stays as it is. */
function stated<Changes extends object>(
  changes: Changes,
): { [Key in keyof Changes]?: Exclude<Changes[Key], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Changes]?: Exclude<Changes[Key], undefined>;
  };
}
