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
 * Somebody of the staff as the audit log names them.
 * @throws Error for a player: a route without a guard
 */
export function actorOf({ id, role }: Account): Actor {
  if (role === "CLIENT") throw new Error("a player asks for what only staff may do");
  return { id, role };
}
