/** The staff in the hands of head office, on the bindings of one request. */

import { createEmployee } from "../accounts/create-employee.ts";
import { databaseOf } from "../database.ts";
import type { OfficeContext } from "../staff-context.ts";
import type { Employees } from "./employees.ts";
import { importEmployees, planImport } from "./import-employees.ts";
import { invite, storeNames } from "./invite.ts";
import { inviteAgain } from "./invite-again.ts";
import { listEmployees } from "./list-employees.ts";
import { move } from "./move.ts";

export function employeesFor(context: OfficeContext): Employees {
  return {
    list: (query) => listEmployees(context.env, query),
    stores: () => storeNames(databaseOf(context.env.DB)),
    invite: (input) => invite(context, input),
    inviteAgain: (id) => inviteAgain(context, id),
    move: (id, storeId) => move(context, id, storeId),
    planImport: (source) => planImport(context, source),
    import: (source) => importEmployees(context, source),
    create: (input) => createEmployee(context, input),
  };
}
