/** Head office's services on real bindings. */

import { usersFor } from "../accounts/users-live.ts";
import { auditLogOf } from "../audit/list-audit.ts";
import { officeBatches } from "../batches/office-batches.ts";
import { campaignOffice } from "../campaigns/campaign-office-live.ts";
import { officeDraws } from "../draws/office-draws.ts";
import { employeesFor } from "../employees/employees-live.ts";
import { mailAdministration } from "../mail/administration.ts";
import { live } from "../overview/live.ts";
import { overview } from "../overview/overview.ts";
import { prizeOffice } from "../prizes/prize-office-live.ts";
import { officePurchases } from "../purchases/list-purchases.ts";
import { savedViews } from "../saved-views/saved-views-live.ts";
import type { OfficeContext } from "../staff-context.ts";
import { officeStores } from "../stores/office-stores-live.ts";
import { tableExports } from "../table-exports/table-exports-live.ts";
import { ticketFiles } from "../ticket-files/ticket-files-live.ts";
import { winnerList } from "../winner-list/winner-list-live.ts";
import type { Office } from "./office.ts";

/** Head office's services for one administrator. */
export function officeFor(context: OfficeContext): Office {
  return {
    staff: context.staff,
    overview: () => overview(context),
    live: (token) => live(context, token),
    savedViews: savedViews(context),
    tableExports: tableExports(context),
    ticketFiles: ticketFiles(context),
    winnerList: winnerList(context),
    audit: auditLogOf(context),
    campaigns: campaignOffice(context),
    mails: mailAdministration(context),
    prizes: prizeOffice(context),
    batches: officeBatches(context),
    purchases: officePurchases(context),
    stores: officeStores(context),
    users: usersFor(context),
    employees: employeesFor(context),
    draws: officeDraws(context),
  };
}
