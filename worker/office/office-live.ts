/** Head office's services on real bindings. */

import { live } from "../overview/live.ts";
import { overview } from "../overview/overview.ts";
import type { OfficeContext } from "../staff-context.ts";
import type { Office } from "./office.ts";

/** Head office's services for one administrator. */
export function officeFor(context: OfficeContext): Office {
  return {
    staff: context.staff,
    overview: () => overview(context),
    live: (token) => live(context, token),
  };
}
