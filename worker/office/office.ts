/** What head office does: interfaces only, for the site's pages. Only administrators can hold one (office-live.ts). */

import type { OfficeDraws } from "../draws/outcomes.ts";
import type { Administrator } from "../staff.ts";

export interface Office {
  /** Whoever asks. */
  readonly staff: Administrator;
  /** The grand draw, from the freeze to the announcement. */
  readonly draws: OfficeDraws;
}
