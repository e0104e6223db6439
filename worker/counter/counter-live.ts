/** The counter's services on real bindings. */

import { counterPacks } from "../batches/counter-packs.ts";
import type { StaffContext } from "../staff-context.ts";
import type { Counter } from "./counter.ts";

/** The counter's services for one member of staff. */
export function counterFor(context: StaffContext): Counter {
  return {
    staff: context.staff,
    packs: counterPacks(context),
  };
}
