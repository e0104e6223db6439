/** What the page of shops shows and does. The address says which shop: none, `?store=nice`, or `?store=new`. */

import type { RequestEventAction, RequestEventLoader } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import type { Store } from "../../../worker/services.ts";
import { linesOf } from "../../../worker/stores/hours-lines.ts";
import type { StoreInput } from "../../../worker/stores/office-stores.ts";
import { KEY_KINDS, type StoreKey } from "../../../worker/stores/store-key.ts";
import { addressFor } from "../account/visitor.ts";
import { officeOf } from "../back-office/staff-of.ts";
import { orUnavailable } from "../sale/sale-desk.ts";

const DAYS = 7;

export type StoresView =
  | { readonly kind: "list"; readonly stores: readonly Store[] }
  | { readonly kind: "new"; readonly typed: StoreInput }
  | {
      readonly kind: "edit";
      readonly store: Store;
      readonly typed: StoreInput;
      readonly keys: readonly StoreKey[];
    }
  | { readonly kind: "missing" };

const BLANK: StoreInput = {
  id: "",
  name: "",
  street: "",
  postalCode: "",
  city: "",
  phone: "",
  latitude: "",
  longitude: "",
  hours: Array.from({ length: DAYS }, () => ""),
};

export async function loadStores(event: RequestEventLoader): Promise<StoresView | "unavailable"> {
  return orUnavailable(event, "office-stores", async () => {
    const { stores } = officeOf(event);
    const id = event.url.searchParams.get("store");
    if (id === null) return { kind: "list", stores: await stores.list() };
    if (id === "new") return { kind: "new", typed: BLANK };
    const store = await stores.find(id);
    if (store) return { kind: "edit", store, typed: asTyped(store), keys: await stores.keys(store.id) };
    event.status(ERRORS["store-not-found"].status);
    return { kind: "missing" };
  });
}

function asTyped({
  id,
  name,
  street,
  postalCode,
  city,
  phone,
  latitude,
  longitude,
  openingHours,
}: Store): StoreInput {
  const text = { id, name, street, postalCode, city, phone: phone ?? "" };
  return { ...text, latitude: String(latitude), longitude: String(longitude), hours: linesOf(openingHours) };
}

function textOf(form: Readonly<Record<string, unknown>>, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}

/** What was typed into the form of a shop. */
function storeOf(form: Readonly<Record<string, unknown>>): StoreInput {
  function text(name: string): string {
    return textOf(form, name);
  }
  return {
    id: text("id").trim(),
    name: text("name"),
    street: text("street"),
    postalCode: text("postalCode").trim(),
    city: text("city"),
    phone: text("phone").trim(),
    latitude: text("latitude"),
    longitude: text("longitude"),
    hours: Array.from({ length: DAYS }, (_, day) => text(`hours-${day + 1}`)),
  };
}

export interface StoreRefusal {
  readonly why: "invalid" | "exists" | "unknown-store" | "unavailable";
  readonly fields: readonly string[];
  readonly typed: StoreInput;
}

/** Saves the shop of the form and shows it, or says what is wrong with it. */
export async function saveStore(
  event: RequestEventAction,
  form: Readonly<Record<string, unknown>>,
): Promise<StoreRefusal> {
  const typed = storeOf(form);
  const outcome = await orUnavailable(event, "office-stores", () => {
    const { stores } = officeOf(event);
    return event.url.searchParams.get("store") === "new" ? stores.add(typed) : stores.edit(typed);
  });
  if (outcome === "unavailable") return { why: outcome, fields: [], typed };
  if (outcome.kind === "saved") {
    const query = { store: outcome.store.id, notice: "saved" };
    throw event.redirect(303, addressFor("officeStores", event.url, query));
  }
  event.status(ERRORS["invalid-request"].status);
  const fields = outcome.kind === "invalid" ? outcome.problems.map(({ field }) => field) : [];
  return { why: outcome.kind, fields, typed };
}

export type MadeKey =
  | { readonly kind: "made"; readonly label: string; readonly secret: string }
  | { readonly kind: "unknown-store" | "too-many" | "invalid" | "unavailable" };

/** Makes a key. Its secret is in the answer to this very form and nowhere else, so there is no redirect. */
export async function makeKey(
  event: RequestEventAction,
  form: Readonly<Record<string, unknown>>,
): Promise<MadeKey> {
  const kind = KEY_KINDS.find((name) => name === textOf(form, "kind"));
  if (!kind) return { kind: "invalid" };
  const outcome = await orUnavailable(event, "office-keys", () =>
    officeOf(event).stores.makeKey(event.url.searchParams.get("store") ?? "", kind, textOf(form, "label")),
  );
  if (outcome === "unavailable") return { kind: outcome };
  if (outcome.kind === "made") return { kind: "made", label: outcome.key.label, secret: outcome.secret };
  event.status(ERRORS["invalid-request"].status);
  return { kind: outcome.kind };
}

export async function revokeKey(
  event: RequestEventAction,
  form: Readonly<Record<string, unknown>>,
): Promise<"unavailable"> {
  const done = await orUnavailable(event, "office-keys", () =>
    officeOf(event).stores.revokeKey(textOf(form, "key")),
  );
  if (done === "unavailable") return done;
  const store = event.url.searchParams.get("store") ?? "";
  throw event.redirect(303, `${addressFor("officeStores", event.url, { store })}#keys`);
}
