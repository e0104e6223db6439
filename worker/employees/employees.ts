/** The staff in the hands of head office: interfaces only, for the site's pages. */

import type { CreateEmployeeOutcome, EmployeeInput, Invalid } from "../accounts/outcomes.ts";
import type { ListPage, ListQuery } from "../lists/list.ts";
import type { Staff } from "../staff.ts";
import type { ImportOutcome, ImportSource, PlanOutcome } from "./import.ts";

export type StaffRole = Staff["role"];

export interface EmployeeRow {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly storeId: string | null;
  /** As the shop is called; its id when there is none of that id any more; null for none. */
  readonly storeName: string | null;
  /** `invited`: has not chosen a password yet. */
  readonly state: "invited" | "active";
  readonly isVerified: boolean;
  /** Milliseconds since the epoch, as are the next two. */
  readonly createdAt: number;
  readonly invitedAt: number | null;
  /** When they last signed in, as far as a session of theirs is still there. */
  readonly lastSignInAt: number | null;
}

export type EmployeeSort = "name" | "shop" | "createdAt";

export interface EmployeeFilters {
  /** Beginnings of names or of the address, in any order. */
  readonly search?: string | undefined;
  readonly role?: StaffRole | undefined;
  /** A shop's id, or `none`. */
  readonly store?: string | undefined;
  readonly state?: "invited" | "active" | undefined;
}

export interface Invitation {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: StaffRole;
  /** Null for nobody's shop: whoever stands at a counter says where, once there. */
  readonly storeId: string | null;
}

/** What a form sends: checked by the service. */
export type InvitationInput = Readonly<Record<keyof Invitation, unknown>>;

export type InviteOutcome =
  | { readonly kind: "invited"; readonly id: string }
  /** Somebody has proved the address, or is staff by it. */
  | { readonly kind: "address-taken" }
  | Invalid;

/** `not-waiting`: is not there, or has chosen a password. */
export type InviteAgainOutcome = { readonly kind: "invited" } | { readonly kind: "not-waiting" };

/** `not-found`: nobody of the staff; `unknown-store`: no such shop. */
export type MoveOutcome =
  | { readonly kind: "moved" }
  | { readonly kind: "not-found" }
  | { readonly kind: "unknown-store" };

export interface StoreName {
  readonly id: string;
  readonly name: string;
  readonly city: string;
}

export interface Employees {
  list(query: ListQuery<EmployeeFilters, EmployeeSort>): Promise<ListPage<EmployeeRow>>;
  /** The shops somebody can be sent to, by name. */
  stores(): Promise<readonly StoreName[]>;
  /** Makes an account without a password and sends the link that sets one. */
  invite(input: InvitationInput): Promise<InviteOutcome>;
  /** Sends a new link, for seven days from now; the one before leads nowhere any more. */
  inviteAgain(id: string): Promise<InviteAgainOutcome>;
  move(id: string, storeId: string | null): Promise<MoveOutcome>;
  /** Reads a file and says, line by line, what importing it would do. Writes nothing. */
  planImport(source: ImportSource): Promise<PlanOutcome>;
  /** Invites everybody that `planImport` found new, all or nobody. The same file again invites nobody twice. */
  import(source: ImportSource): Promise<ImportOutcome>;
  /** The contract's employee: an account with a password. */
  create(input: EmployeeInput): Promise<CreateEmployeeOutcome>;
}
