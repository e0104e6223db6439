/** What the sale page shows, and what its forms do. */

import type { RequestEventAction, RequestEventCommon, RequestEventLoader } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import { centsOf } from "../../../worker/purchases/amount.ts";
import type { Purchase, RecordOutcome } from "../../../worker/purchases/purchase.ts";
import type { Store } from "../../../worker/services.ts";
import { addressFor } from "../account/visitor.ts";
import { counterOf } from "../back-office/staff-of.ts";
import { logTrouble } from "../http/platform.ts";

export interface SaleDesk {
  readonly shop: Pick<Store, "id" | "name">;
  readonly minimumCents: number;
  readonly allowsGifts: boolean;
  /** Of the next ticket without a purchase: sent twice, it gives one ticket. */
  readonly giftKey: string;
  /** The ticket that was just given. */
  readonly sold: Purchase | null;
  readonly wasGivenBefore: boolean;
}

/** What the desk starts from; whoever has not said where they stand is asked first. */
export async function loadSaleDesk(event: RequestEventLoader): Promise<SaleDesk | "unavailable"> {
  return orUnavailable(event, "sale", async () => {
    const counter = counterOf(event);
    const soldId = event.url.searchParams.get("ticket");
    const [shop, rule, sold] = await Promise.all([
      counter.shop(),
      counter.purchases.rule(),
      soldId === null ? undefined : counter.purchases.find(soldId),
    ]);
    if (!shop) throw event.redirect(303, addressFor("counterShop", event.url, { next: "sale" }));
    return {
      shop: { id: shop.id, name: shop.name },
      minimumCents: rule?.minimumCents ?? 0,
      allowsGifts: rule?.isRequired === false,
      giftKey: crypto.randomUUID(),
      sold: sold ?? null,
      wasGivenBefore: event.url.searchParams.get("was") === "repeated",
    };
  });
}

export type SaleRefusal =
  | Exclude<RecordOutcome, { kind: "recorded" | "repeated" | "delivery-repeated" }>
  | { readonly kind: "unavailable" };

/** What was typed into the form of a sale. */
export function saleOf(form: Readonly<Record<string, unknown>>) {
  return {
    receipt: textOf(form, "receipt"),
    amountCents: centsOf(textOf(form, "amount")) ?? null,
    email: textOf(form, "email").trim() || null,
    language: textOf(form, "language") === "en" ? ("en" as const) : ("fr" as const),
  };
}

export function giftOf(form: Readonly<Record<string, unknown>>) {
  return { ...saleOf(form), receipt: null, amountCents: null, key: textOf(form, "key") };
}

function textOf(form: Readonly<Record<string, unknown>>, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}

/** Records a sale and goes on to its ticket, or says why there is none. */
export async function sell(
  event: RequestEventAction,
  sale: ReturnType<typeof saleOf> | ReturnType<typeof giftOf>,
): Promise<SaleRefusal> {
  const outcome = await orUnavailable(event, "sale", () => counterOf(event).purchases.record(sale));
  if (outcome === "unavailable") return { kind: outcome };
  switch (outcome.kind) {
    case "recorded":
    case "repeated": {
      const query = { ticket: outcome.purchase.id, was: outcome.kind };
      throw event.redirect(303, addressFor("sale", event.url, query));
    }
    case "no-shop":
      throw event.redirect(303, addressFor("counterShop", event.url, { next: "sale" }));
    case "delivery-repeated":
      throw new Error("the counter sends no deliveries");
    default:
      event.status(ERRORS["invalid-request"].status);
      return outcome;
  }
}

/** Runs something of the counter; a failure is noted and has its status. */
export async function orUnavailable<Result>(
  event: RequestEventCommon,
  where: string,
  run: () => Promise<Result>,
): Promise<Result | "unavailable"> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error)) throw error; // Qwik City's redirects are thrown, and are no errors
    logTrouble(where, error);
    event.status(ERRORS["temporarily-unavailable"].status);
    return "unavailable";
  }
}
