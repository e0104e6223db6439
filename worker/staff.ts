/** Accounts of staff. */

import type { Actor } from "../durable-objects/campaign-desk/audit.ts";
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

/**
 * Somebody of the staff, where a guard has let nobody else through.
 * @throws Error for a player: a route without a guard
 */
export function staffOf(account: Account): Staff {
  if (!isStaff(account)) throw new Error("a player asks for what only staff may do");
  return account;
}

/**
 * Somebody of the staff as the audit log names them.
 * @throws Error for a player: a route without a guard
 */
export function actorOf(account: Account): Actor {
  const { id, role } = staffOf(account);
  return { id, role };
}
