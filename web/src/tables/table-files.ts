/** The tables that can be had as files, by name. Each stands with its noun; one line a table. */

import { winnersFile } from "../winners/winners-file.ts";
import type { TableFile } from "./table-file.ts";
import type { TableName } from "./table-spec.ts";

export const TABLE_FILES: Partial<Record<TableName, TableFile>> = {
  winners: winnersFile,
};
