/** Shops and their keys as head office keeps them: interfaces only. */

import type { FieldProblem } from "../accounts/outcomes.ts";
import type { Store } from "./store.ts";
import type { KeyKind, StoreKey } from "./store-key.ts";

/** As typed into a form: everything is text until it was checked. */
export interface StoreInput {
  readonly id: string;
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** Empty for none. */
  readonly phone: string;
  readonly latitude: string;
  readonly longitude: string;
  /** By weekday, Monday first: such as `10:00-13:00, 14:00-19:00`, empty when closed. */
  readonly hours: readonly string[];
}

export type SaveStoreOutcome =
  | { readonly kind: "saved"; readonly store: Store }
  | { readonly kind: "exists" }
  | { readonly kind: "unknown-store" }
  | { readonly kind: "invalid"; readonly problems: readonly FieldProblem[] };

export type MakeKeyOutcome =
  /** The secret is told here and never again. */
  | { readonly kind: "made"; readonly key: StoreKey; readonly secret: string }
  | { readonly kind: "unknown-store" }
  /** As many as one store may have at once. */
  | { readonly kind: "too-many" }
  | { readonly kind: "invalid"; readonly problems: readonly FieldProblem[] };

export interface OfficeStores {
  list(): Promise<readonly Store[]>;
  find(id: string): Promise<Store | undefined>;
  add(input: StoreInput): Promise<SaveStoreOutcome>;
  edit(input: StoreInput): Promise<SaveStoreOutcome>;
  keys(storeId: string): Promise<readonly StoreKey[]>;
  makeKey(storeId: string, kind: KeyKind, label: string): Promise<MakeKeyOutcome>;
  revokeKey(keyId: string): Promise<{ readonly kind: "revoked" | "unknown-key" }>;
}
