/** Head office's services on real bindings. */

import { usersFor } from "../accounts/users-live.ts";
import { employeesFor } from "../employees/employees-live.ts";
import type { OfficeContext } from "../staff-context.ts";
import type { Office } from "./office.ts";

/** Head office's services for one administrator. */
export function officeFor(context: OfficeContext): Office {
  return {
    staff: context.staff,
    users: usersFor(context),
    employees: employeesFor(context),
  };
}
