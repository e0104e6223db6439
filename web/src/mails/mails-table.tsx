/** The table of mails in one state. */

import type { MailState, MailView } from "../../../worker/mail/mail-office.ts";
import { countText } from "../i18n/figures.ts";
import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { TableSpec } from "../tables/table-spec.ts";
import { mailKindText } from "./mail-kind.ts";
import { mailsWords } from "./mails.words.ts";

export const MAIL_STATES = ["dead", "queued", "sent"] as const satisfies readonly MailState[];

/** The state that an address names; the failed ones first: they are what somebody comes here for. */
export function mailStateIn(url: URL): MailState {
  return MAIL_STATES.find((state) => state === url.searchParams.get("state")) ?? "dead";
}

export function mailsTable(language: Language, state: MailState): TableSpec<MailView> {
  const text = mailsWords[language];
  return {
    name: "mails",
    caption: text.caption,
    isExported: true,
    kept: { state },
    filters: [],
    sortDefault: { by: "createdAt", direction: "descending" },
    rowId: ({ id }) => id,
    empty: { filtered: text.empty[state], all: text.empty[state] },
    columns: [
      {
        key: "createdAt",
        label: text.columns.createdAt,
        sort: "createdAt",
        cell: ({ createdAt }) => <>{formatDate(createdAt, language, HOUSE_TIME_ZONE, true)}</>,
      },
      { key: "kind", label: text.columns.kind, cell: ({ kind }) => <>{mailKindText(kind, language)}</> },
      { key: "recipient", label: text.columns.recipient, cell: ({ recipient }) => <>{recipient}</> },
      {
        key: "attempts",
        label: text.columns.attempts,
        isNumeric: true,
        cell: ({ attempts }) => <>{countText(attempts, language)}</>,
      },
      {
        key: "moment",
        label: text.columns.moment,
        cell: ({ sentAt, dueAt }) => {
          const at = sentAt ?? dueAt;
          return <>{at === null ? "—" : formatDate(at, language, HOUSE_TIME_ZONE, true)}</>;
        },
      },
      {
        key: "lastError",
        label: text.columns.lastError,
        cell: ({ lastError }) => <span class="mail-error">{lastError ?? text.noError}</span>,
      },
      {
        key: "look",
        label: text.detail,
        cell: ({ id, recipient }) => (
          <a href={mailsAddress(language, { state, mail: id })}>
            {text.look}
            <span class="unseen"> ({recipient})</span>
          </a>
        ),
      },
    ],
  };
}

/** The page of mails in a state, with what else it shall show. */
export function mailsAddress(language: Language, search: Record<string, string>): string {
  return `${pathOf("officeMails", language)}?${new URLSearchParams(search)}`;
}
