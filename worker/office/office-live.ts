/** Head office's services on real bindings. */

import { officeDraws } from "../draws/office-draws.ts";
import type { OfficeContext } from "../staff-context.ts";
import type { Office } from "./office.ts";

/** Head office's services for one administrator. */
export function officeFor(context: OfficeContext): Office {
  return {
    staff: context.staff,
    draws: officeDraws(context),
  };
}
