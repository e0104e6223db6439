/** The contract's list of accounts. What changes them is in users.ts and worker/employees/employees.ts. */

import { databaseOf } from "../database.ts";
import type { PageRequest, Pagination } from "../http/pagination.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Role } from "../services.ts";
import { listUsers } from "./list-users.ts";
import type { PublicUser } from "./outcomes.ts";

export interface UserQuery extends PageRequest {
  readonly role?: Role | undefined;
}

export interface ListedUser extends PublicUser {
  readonly isVerified: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
}

export interface UserPage {
  readonly users: readonly ListedUser[];
  readonly pagination: Pagination;
}

export interface UserAdministration {
  /** Newest first. */
  list(query: UserQuery): Promise<UserPage>;
}

/** On the bindings of one request. */
export function userAdministration({ env }: ServiceContext): UserAdministration {
  return { list: (query) => listUsers(databaseOf(env.DB), query) };
}
