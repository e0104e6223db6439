/** The table of the audit log. */

import { AUDIT_ACTIONS } from "../../../worker/audit/actions.ts";
import type { AuditFilters, AuditView } from "../../../worker/audit/audit-log.ts";
import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import { type Language, languageAt, pathOf } from "../i18n/pages.ts";
import type { TableQuery } from "../tables/table-query.ts";
import type { TableSpec } from "../tables/table-spec.ts";
import { auditActionWords } from "./actions.words.ts";
import { auditWords } from "./audit.words.ts";
import { differencesOf } from "./facts.ts";
import { auditActionText, auditSubjectText } from "./names.ts";

interface Colleague {
  readonly id: string;
  readonly name: string;
}

const ACCOUNT_ID = /^[0-9a-f-]{36}$/;

/** Whom the filter offers: also somebody who is staff no more, when the link of one of their rows asks for them. */
export function colleaguesAt(url: URL, staff: readonly Colleague[]): readonly Colleague[] {
  const id = url.searchParams.get("actor") ?? "";
  if (!ACCOUNT_ID.test(id) || staff.some((colleague) => colleague.id === id)) return staff;
  return [{ id, name: auditWords[languageAt(url.pathname)].formerColleague }, ...staff];
}

/** An address's filters as the service knows them. */
export function auditFilters({ filters }: Pick<TableQuery, "filters">): AuditFilters {
  const { action = null, actor = null, kind = null, subject = null, from = null, to = null } = filters;
  return { action, actor, subjectKind: kind, subjectId: subject, from, to };
}

/** @param staff whom the filter offers */
export function auditTable(language: Language, staff: readonly Colleague[]): TableSpec<AuditView> {
  const text = auditWords[language];
  const actions = auditActionWords[language];
  return {
    name: "audit",
    caption: text.caption,
    isExported: true,
    sortDefault: { by: "at", direction: "descending" },
    rowId: ({ id }) => id,
    empty: { filtered: text.emptyFiltered, all: text.emptyAll },
    filters: [
      {
        kind: "choice",
        name: "action",
        label: text.filters.action,
        options: AUDIT_ACTIONS.map((action) => ({ value: action, label: actions[action] })),
      },
      {
        kind: "choice",
        name: "actor",
        label: text.filters.actor,
        options: staff.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: "choice",
        name: "kind",
        label: text.filters.kind,
        options: Object.entries(text.kinds).map(([value, label]) => ({ value, label })),
      },
      { kind: "text", name: "subject", label: text.filters.subject },
      { kind: "day", name: "from", label: text.filters.from },
      { kind: "day", name: "to", label: text.filters.to },
    ],
    columns: [
      {
        key: "at",
        label: text.columns.at,
        sort: "at",
        cell: ({ at }) => (
          <time class="audit-at" dateTime={new Date(at).toISOString()}>
            {formatDate(at, language, HOUSE_TIME_ZONE, true)}
          </time>
        ),
      },
      {
        key: "actor",
        label: text.columns.actor,
        cell: ({ actor }) => (
          <>
            {actor.name === null ? (
              text.erased
            ) : (
              <a href={auditAddress(language, { actor: actor.id })}>{actor.name}</a>
            )}
            <span class="audit-role">{text.roles[actor.role] ?? actor.role}</span>
          </>
        ),
      },
      {
        key: "action",
        label: text.columns.action,
        cell: ({ action }) => <>{auditActionText(action, language)}</>,
      },
      {
        key: "subject",
        label: text.columns.subject,
        cell: ({ subject: { kind, id } }) => (
          <>
            {auditSubjectText(kind, language)}
            <a class="audit-subject" href={auditAddress(language, { kind, subject: id })}>
              {id}
            </a>
          </>
        ),
      },
      {
        key: "difference",
        label: text.columns.difference,
        cell: (row) => (
          <ul class="audit-facts">
            {differencesOf(row, language).map(({ name, before, after }) => (
              <li key={name}>
                <span class="audit-fact">{name}</span> {before !== null && <del>{before}</del>}
                {before !== null && after !== null && (
                  <>
                    <span class="unseen"> {text.becomes} </span>
                    <span aria-hidden="true"> → </span>
                  </>
                )}
                {after !== null && <ins>{after}</ins>}
              </li>
            ))}
          </ul>
        ),
      },
    ],
  };
}

/** The log with filters. */
function auditAddress(language: Language, search: Record<string, string>): string {
  return `${pathOf("officeAudit", language)}?${new URLSearchParams(search)}`;
}
