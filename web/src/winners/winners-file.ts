/** The winners as a file: what is filtered, in the table's order, with whole addresses. */

import type { Language } from "../i18n/pages.ts";
import { auditedFilters, iso } from "../tables/listed-file.ts";
import type { TableFile } from "../tables/table-file.ts";
import { readTableQuery } from "../tables/table-query.ts";
import { winnersWords } from "./winners.words.ts";
import { winnerQuery, winnersSpec } from "./winners-table.tsx";

export const winnersFile: TableFile = {
  async open(office, url, language) {
    const choices = await office.winnerList.choices(language);
    const spec = winnersSpec(choices, language, url);
    const query = readTableQuery(url.searchParams, spec);
    const { columns, statuses } = winnersWords[language];
    return {
      filters: auditedFilters(query.filters, spec.filters),
      header: [
        columns.code,
        columns.prize,
        columns.player,
        columns.email,
        columns.status,
        columns.playedAt,
        columns.validatedAt,
        columns.store,
        columns.claimedAt,
        columns.claimedStore,
        "id",
      ],
      async page(after, limit) {
        const asked = { ...winnerQuery(query), after, before: null, limit };
        const { rows, next } = await office.winnerList.filePage(asked, language as Language);
        return {
          next,
          rows: rows.map((row) => [
            row.code,
            row.prize,
            row.player.name,
            row.email,
            statuses[row.status],
            iso(row.playedAt),
            iso(row.validatedAt),
            row.store ?? "",
            iso(row.claimedAt),
            row.claimedStore ?? "",
            row.id,
          ]),
        };
      },
    };
  },
};
