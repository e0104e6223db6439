/** Head office's services on real bindings. */

import { auditLogOf } from "../audit/list-audit.ts";
import { campaignOffice } from "../campaigns/campaign-office-live.ts";
import { mailAdministration } from "../mail/administration.ts";
import { prizeOffice } from "../prizes/prize-office-live.ts";
import type { OfficeContext } from "../staff-context.ts";
import type { Office } from "./office.ts";

/** Head office's services for one administrator. */
export function officeFor(context: OfficeContext): Office {
  return {
    staff: context.staff,
    audit: auditLogOf(context),
    campaigns: campaignOffice(context),
    mails: mailAdministration(context),
    prizes: prizeOffice(context),
  };
}
