/** The audit log as a file. */

import { iso, openListed } from "../tables/listed-file.ts";
import type { TableFile } from "../tables/table-file.ts";
import { auditWords } from "./audit.words.ts";
import { auditFilters, auditTable, colleaguesAt } from "./audit-table.tsx";
import { differencesOf } from "./facts.ts";
import { auditActionText, auditSubjectText } from "./names.ts";

export const auditFile: TableFile = {
  async open({ audit }, url, language) {
    const text = auditWords[language];
    return openListed({
      spec: auditTable(language, colleaguesAt(url, await audit.staff())),
      url,
      columns: [
        [text.columns.at, ({ at }) => iso(at)],
        [text.columns.actor, ({ actor }) => actor.name ?? text.erased],
        [text.role, ({ actor }) => text.roles[actor.role] ?? actor.role],
        [text.columns.action, ({ action }) => auditActionText(action, language)],
        [text.columns.subject, ({ subject }) => auditSubjectText(subject.kind, language)],
        [text.filters.subject, ({ subject }) => subject.id],
        [
          text.columns.difference,
          (row) =>
            differencesOf(row, language)
              .map(({ name, before, after }) => `${name}: ${before ?? ""} → ${after ?? ""}`)
              .join("; "),
        ],
        ["id", ({ id }) => id],
      ],
      read: (query) =>
        audit.page({
          ...query,
          sort: { by: "at", direction: query.sort.direction },
          filters: auditFilters(query),
        }),
    });
  },
};
