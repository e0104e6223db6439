/** What head office does: interfaces only, for the site's pages. Only administrators can hold one (office-live.ts). */

import type { Users } from "../accounts/users.ts";
import type { AuditLog } from "../audit/audit-log.ts";
import type { OfficeBatches } from "../batches/batches.ts";
import type { CampaignOffice } from "../campaigns/campaign-office.ts";
import type { OfficeDraws } from "../draws/outcomes.ts";
import type { Employees } from "../employees/employees.ts";
import type { MailOffice } from "../mail/mail-office.ts";
import type { LiveOutcome, OverviewOutcome } from "../overview/overview-view.ts";
import type { PrizeOffice } from "../prizes/prize-office.ts";
import type { OfficePurchases } from "../purchases/office-purchases.ts";
import type { SavedViews } from "../saved-views/saved-views.ts";
import type { Administrator } from "../staff.ts";
import type { OfficeStores } from "../stores/office-stores.ts";
import type { TableExports } from "../table-exports/table-exports.ts";
import type { TicketFiles } from "../ticket-files/ticket-file.ts";
import type { WinnerList } from "../winner-list/winner-list.ts";

export interface Office {
  /** Whoever asks. */
  readonly staff: Administrator;
  /** How the default campaign stands. What cannot be read is left out of it; never rejects. */
  overview(): Promise<OverviewOutcome>;
  /** The stream of its figures for one screen, until it has lasted some minutes or the session of `token` ends. */
  live(token: string | undefined): Promise<LiveOutcome>;
  readonly savedViews: SavedViews;
  readonly tableExports: TableExports;
  readonly ticketFiles: TicketFiles;
  readonly winnerList: WinnerList;
  readonly audit: AuditLog;
  readonly campaigns: CampaignOffice;
  readonly mails: MailOffice;
  readonly prizes: PrizeOffice;
  readonly batches: OfficeBatches;
  readonly purchases: OfficePurchases;
  readonly stores: OfficeStores;
  readonly users: Users;
  readonly employees: Employees;
  /** The grand draw, from the freeze to the announcement. */
  readonly draws: OfficeDraws;
}
