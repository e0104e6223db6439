/** What head office does: interfaces only, for the site's pages. Only administrators can hold one (office-live.ts). */

import type { OfficeBatches } from "../batches/batches.ts";
import type { Administrator } from "../staff.ts";

export interface Office {
  /** Whoever asks. */
  readonly staff: Administrator;
  readonly batches: OfficeBatches;
}
