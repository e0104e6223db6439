/** What head office does: interfaces only, for the site's pages. Only administrators can hold one (office-live.ts). */

import type { AuditLog } from "../audit/audit-log.ts";
import type { CampaignOffice } from "../campaigns/campaign-office.ts";
import type { MailOffice } from "../mail/mail-office.ts";
import type { PrizeOffice } from "../prizes/prize-office.ts";
import type { Administrator } from "../staff.ts";

export interface Office {
  /** Whoever asks. */
  readonly staff: Administrator;
  readonly audit: AuditLog;
  readonly campaigns: CampaignOffice;
  readonly mails: MailOffice;
  readonly prizes: PrizeOffice;
}
