/** What head office does: interfaces only, for the site's pages. Only administrators can hold one (office-live.ts). */

import type { SavedViews } from "../saved-views/saved-views.ts";
import type { Administrator } from "../staff.ts";
import type { TableExports } from "../table-exports/table-exports.ts";
import type { TicketFiles } from "../ticket-files/ticket-file.ts";
import type { WinnerList } from "../winner-list/winner-list.ts";

export interface Office {
  /** Whoever asks. */
  readonly staff: Administrator;
  readonly savedViews: SavedViews;
  readonly tableExports: TableExports;
  readonly ticketFiles: TicketFiles;
  readonly winnerList: WinnerList;
}
