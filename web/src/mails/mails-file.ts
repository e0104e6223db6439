/** The mails of one state as a file. */

import { openListed } from "../tables/listed-file.ts";
import type { TableFile } from "../tables/table-file.ts";
import { mailKindText } from "./mail-kind.ts";
import { mailsWords } from "./mails.words.ts";
import { mailStateIn, mailsTable } from "./mails-table.tsx";

export const mailsFile: TableFile = {
  async open({ mails }, url, language) {
    const text = mailsWords[language];
    const state = mailStateIn(url);
    return openListed({
      spec: mailsTable(language, state),
      url,
      kept: { state },
      columns: [
        [text.columns.createdAt, ({ createdAt }) => createdAt],
        [text.columns.kind, ({ kind }) => mailKindText(kind, language)],
        [text.columns.recipient, ({ recipient }) => recipient],
        [text.state, () => text.states[state]],
        [text.columns.attempts, ({ attempts }) => attempts],
        [text.dueAt, ({ dueAt }) => dueAt ?? ""],
        [text.sentAt, ({ sentAt }) => sentAt ?? ""],
        [text.columns.lastError, ({ lastError }) => lastError ?? ""],
        ["id", ({ id }) => id],
      ],
      read(query) {
        const sort = { by: "createdAt", direction: query.sort.direction } as const;
        return mails.page({ ...query, sort, filters: { state } });
      },
    });
  },
};
