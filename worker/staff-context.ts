/** What a service of staff needs of the request it serves: who asks, and that they may. */

import type { ServiceContext } from "./service-context.ts";
import type { Administrator, Staff } from "./staff.ts";

export interface StaffContext extends ServiceContext {
  readonly staff: Staff;
}

export interface OfficeContext extends ServiceContext {
  readonly staff: Administrator;
}
