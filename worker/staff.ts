/** Accounts of staff. */

import type { Account, Role } from "./services.ts";

/** Only `isStaff` tells one, so what takes it cannot be reached by a player. */
export interface Staff extends Account {
  readonly role: Exclude<Role, "CLIENT">;
}

export interface Administrator extends Staff {
  readonly role: "ADMIN";
}

export function isStaff(account: Account): account is Staff {
  return account.role !== "CLIENT";
}

export function isAdministrator(account: Account): account is Administrator {
  return account.role === "ADMIN";
}
