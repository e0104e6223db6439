/** What staff do at the counter: interfaces only, for the site's pages. A player cannot hold one (counter-live.ts). */

import type { CounterPacks } from "../batches/batches.ts";
import type { Staff } from "../staff.ts";

export interface Counter {
  /** Whoever stands there. */
  readonly staff: Staff;
  readonly packs: CounterPacks;
}
