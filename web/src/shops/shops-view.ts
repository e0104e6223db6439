/** What the page of shops shows. */

import type { RequestEventLoader } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { QUERY_MAX, type SearchOutcome, searchShops } from "./search.ts";

export interface ShopsView {
  /** As typed, for the field; cut where the search stops looking. */
  readonly typed: string;
  readonly outcome: SearchOutcome | { readonly kind: "unavailable" };
  /** Milliseconds since the epoch by the server's clock: which shops are open does not hang on the visitor's. */
  readonly now: number;
}

export async function loadShopsView(event: RequestEventLoader): Promise<ShopsView> {
  const typed = (event.url.searchParams.get("q") ?? "").slice(0, QUERY_MAX);
  const now = Date.now();
  try {
    return { typed, outcome: searchShops(await servicesOf(event).stores(), typed), now };
  } catch (error) {
    logTrouble("shops", error);
    event.status(ERRORS["temporarily-unavailable"].status);
    return { typed, outcome: { kind: "unavailable" }, now };
  }
}
