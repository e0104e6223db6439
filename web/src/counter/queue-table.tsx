/** The queue as a table: longest waiting first, and many validated at once. */

import type { CounterTicket } from "../../../worker/look-ups/look-up.ts";
import type { Store } from "../../../worker/stores/store.ts";
import type { Language } from "../i18n/pages.ts";
import type { TableSpec } from "../tables/table-spec.ts";
import { deskAddress } from "./desk-notice.ts";
import { queueWords } from "./queue.words.ts";

export interface QueueChoices {
  readonly stores: readonly Pick<Store, "id" | "name">[];
  /** Of the default campaign. */
  readonly prizes: readonly { readonly ordinal: number; readonly name: string }[];
}

/** Short enough for a column. */
function shortTime(at: number, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "short", timeZone }).format(at);
}

/** @param isTicked whether tickets can be ticked: those that are still to be validated */
export function queueSpec(
  language: Language,
  { stores, prizes }: QueueChoices,
  isTicked: boolean,
): TableSpec<CounterTicket> {
  const text = queueWords[language];
  const { columns } = text;
  return {
    name: "queue",
    caption: text.caption,
    columns: [
      {
        key: "code",
        label: columns.code,
        cell: ({ id, code }) => (
          <a class="code" href={deskAddress(language, id)}>
            {code}
          </a>
        ),
      },
      { key: "prize", label: columns.prize, cell: ({ prize }) => <>{prize.name}</> },
      {
        key: "player",
        label: columns.player,
        cell: ({ player }) => (
          <span>
            {player.name} <span class="soft">{player.email}</span>
          </span>
        ),
      },
      {
        key: "since",
        label: columns.since,
        cell: ({ playedAt, timeZone, verdict }) => (
          <span>
            {shortTime(playedAt, language, timeZone)}{" "}
            {verdict === "too-late" && <span class="chip chip-REJECTED">{text.late}</span>}
          </span>
        ),
      },
      { key: "shop", label: columns.shop, cell: ({ shop }) => <>{shop ?? "–"}</> },
    ],
    filters: [
      {
        kind: "choice",
        name: "status",
        label: text.filters.status,
        standing: "PENDING",
        options: (["PENDING", "VALIDATED"] as const).map((value) => ({ value, label: text.statuses[value] })),
      },
      {
        kind: "choice",
        name: "store",
        label: text.filters.store,
        options: stores.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: "choice",
        name: "prize",
        label: text.filters.prize,
        options: prizes.map(({ ordinal, name }) => ({ value: String(ordinal), label: name })),
      },
    ],
    sortDefault: { by: "playedAt", direction: "ascending" },
    rowId: ({ id }) => id,
    rowLabel: ({ code }) => code,
    isTickable: ({ verdict }) => verdict !== "too-late",
    ...(isTicked && {
      bulk: [{ name: "validate", label: text.validate, shortcut: "V", hint: text.validateHint }],
    }),
    empty: { filtered: text.emptyFiltered, all: text.empty },
    isExported: false,
  };
}
