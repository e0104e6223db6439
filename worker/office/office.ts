/** What head office does: interfaces only, for the site's pages. Only administrators can hold one (office-live.ts). */

import type { Users } from "../accounts/users.ts";
import type { Employees } from "../employees/employees.ts";
import type { Administrator } from "../staff.ts";

export interface Office {
  /** Whoever asks. */
  readonly staff: Administrator;
  readonly users: Users;
  readonly employees: Employees;
}
