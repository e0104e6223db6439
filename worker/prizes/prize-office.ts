/** Prizes and stock as head office changes them: interfaces only. Which campaign: by its slug, or the default one for null. */

import type {
  DeactivationOutcome,
  NewPrize,
  PrizeChanges,
  PrizeOutcome,
  StockChange,
  StockOutcome,
} from "../../durable-objects/campaign-desk/definition.ts";
import type { PrizesStanding } from "./effect.ts";

export type {
  DeactivationOutcome,
  NewPrize,
  PrizeChanges,
  PrizeOutcome,
  StockChange,
  StockOutcome,
} from "../../durable-objects/campaign-desk/definition.ts";

export type PrizesStandingOutcome =
  | { readonly kind: "read"; readonly standing: PrizesStanding }
  | { readonly kind: "no-campaign" }
  /** A shard does not answer. */
  | { readonly kind: "unavailable" };

/** `key`: of the form that was sent. The same one sent again acts no second time. */
export interface PrizeOffice {
  /** Reads every shard. */
  standing(slug: string | null): Promise<PrizesStandingOutcome>;
  add(slug: string | null, asked: NewPrize, key: string): Promise<PrizeOutcome>;
  edit(slug: string | null, id: string, changes: PrizeChanges, key: string): Promise<PrizeOutcome>;
  withdraw(slug: string | null, id: string): Promise<DeactivationOutcome>;
  order(slug: string | null, change: StockChange, key: string): Promise<StockOutcome>;
}
