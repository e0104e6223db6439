/** The table of accounts. */

import type { UserFilters, UserRow } from "../../../worker/accounts/users.ts";
import type { Role } from "../../../worker/services.ts";
import { startOfDay } from "../../../worker/winners/start-of-day.ts";
import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { TableQuery } from "../tables/table-query.ts";
import type { TableSpec } from "../tables/table-spec.ts";
import { withBack } from "../tables/way-back.ts";
import { peopleWords } from "./people.words.ts";
import { usersWords } from "./users.words.ts";

const ROLES: readonly Role[] = ["CLIENT", "EMPLOYEE", "ADMIN"];
const DAY_MS = 86_400_000;

/** @param url of the page, which rows lead back to */
export function usersSpec(language: Language, url: URL): TableSpec<UserRow> {
  const text = usersWords[language];
  const people = peopleWords[language];
  return {
    name: "users",
    caption: text.caption,
    columns: [
      {
        key: "name",
        label: text.name,
        cell: ({ id, name }) => (
          <a href={withBack(`${pathOf("officeUsers", language)}/${id}`, url, id)}>{name}</a>
        ),
      },
      { key: "email", label: people.email, cell: ({ email }) => email },
      { key: "role", label: people.role, cell: ({ role }) => people.roles[role] },
      {
        key: "state",
        label: text.addressState,
        cell: ({ isVerified }) => (isVerified ? people.verified : people.unverified),
      },
      {
        key: "created",
        label: text.created,
        sort: "createdAt",
        cell: ({ createdAt }) => formatDate(createdAt, language, HOUSE_TIME_ZONE, true),
      },
    ],
    filters: [
      { kind: "text", name: "q", label: text.search, hint: text.searchHint },
      {
        kind: "choice",
        name: "role",
        label: people.role,
        options: ROLES.map((role) => ({ value: role, label: people.roles[role] })),
      },
      {
        kind: "choice",
        name: "verified",
        label: text.addressState,
        options: [
          { value: "yes", label: people.verified },
          { value: "no", label: people.unverified },
        ],
      },
      { kind: "day", name: "since", label: text.since },
      { kind: "day", name: "until", label: text.until },
    ],
    sortDefault: { by: "createdAt", direction: "descending" },
    rowId: ({ id }) => id,
    empty: { filtered: text.emptyFiltered, all: text.emptyAll },
    isExported: true,
  };
}

/** An address's filters as the service knows them. Days are the house's, and the last one is meant whole. */
export function userFilters({ filters }: TableQuery): UserFilters {
  const { q, role, verified, since, until } = filters;
  return {
    search: q,
    role: ROLES.find((known) => known === role),
    isVerified: verified === undefined ? undefined : verified === "yes",
    since: since === undefined ? undefined : beginningOf(since, 0),
    until: until === undefined ? undefined : beginningOf(until, DAY_MS),
  };
}

/** By noon, which is the same day in Paris whatever the season. */
function beginningOf(day: string, laterMs: number): number {
  return startOfDay(Date.parse(`${day}T12:00:00Z`) + laterMs, HOUSE_TIME_ZONE);
}
