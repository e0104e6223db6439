/** What administrators do with accounts. */

import { databaseOf } from "../database.ts";
import type { PageRequest, Pagination } from "../http/pagination.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Role } from "../services.ts";
import { createEmployee } from "./create-employee.ts";
import { eraseUser } from "./erase.ts";
import { listUsers } from "./list-users.ts";
import type {
  CreateEmployeeOutcome,
  EmployeeInput,
  PublicUser,
  RemoveUserOutcome,
  UpdateUserOutcome,
  UserChanges,
} from "./outcomes.ts";
import { updateUser } from "./update-user.ts";

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
  createEmployee(input: EmployeeInput): Promise<CreateEmployeeOutcome>;
  update(id: string, changes: UserChanges): Promise<UpdateUserOutcome>;
  remove(id: string): Promise<RemoveUserOutcome>;
}

/** The orders of administrators, on the bindings of one request. */
export function userAdministration(context: ServiceContext): UserAdministration {
  const { env } = context;
  return {
    list: (query) => listUsers(databaseOf(env.DB), query),
    createEmployee: (input) => createEmployee(context, input),
    update: (id, changes) => updateUser(env, id, changes),
    remove: (id) => eraseUser(env, id),
  };
}
