/** The tables that can be had as files, by name. Each stands with its noun; one line a table. */

import { auditFile } from "../audit/audit-file.ts";
import { mailsFile } from "../mails/mails-file.ts";
import { employeesFile, usersFile } from "../people/people-files.ts";
import { purchasesFile } from "../purchases/purchases-file.ts";
import { winnersFile } from "../winners/winners-file.ts";
import type { TableFile } from "./table-file.ts";
import type { TableName } from "./table-spec.ts";

export const TABLE_FILES: Partial<Record<TableName, TableFile>> = {
  winners: winnersFile,
  users: usersFile,
  employees: employeesFile,
  purchases: purchasesFile,
  mails: mailsFile,
  audit: auditFile,
};
