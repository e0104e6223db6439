/** The table of the staff. */

import type {
  EmployeeFilters,
  EmployeeRow,
  EmployeeSort,
  StaffRole,
  StoreName,
} from "../../../worker/employees/employees.ts";
import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { TableQuery } from "../tables/table-query.ts";
import type { TableSpec } from "../tables/table-spec.ts";
import { withBack } from "../tables/way-back.ts";
import { employeesWords } from "./employees.words.ts";
import { peopleWords } from "./people.words.ts";

const ROLES: readonly StaffRole[] = ["EMPLOYEE", "ADMIN"];
const STATES = ["invited", "active"] as const;
const SORTS: readonly EmployeeSort[] = ["name", "shop", "createdAt"];

/** What a member of staff can be, for a form. */
export function roleOptions(language: Language) {
  return ROLES.map((role) => ({ value: role, label: peopleWords[language].roles[role] }));
}

/** Where they can be, nowhere first. */
export function shopOptions(stores: readonly StoreName[], language: Language) {
  return [
    { value: "", label: peopleWords[language].noShop },
    ...stores.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

function dayOf(at: number, language: Language): string {
  return formatDate(at, language, HOUSE_TIME_ZONE, false);
}

/** @param url of the page, which rows lead back to */
export function employeesSpec(
  language: Language,
  stores: readonly StoreName[],
  url: URL,
): TableSpec<EmployeeRow> {
  const text = employeesWords[language];
  const people = peopleWords[language];
  return {
    name: "employees",
    caption: text.caption,
    columns: [
      {
        key: "name",
        label: text.name,
        sort: "name",
        cell: ({ id, firstName, lastName }) => (
          <a
            href={withBack(`${pathOf("officeUsers", language)}/${id}`, url, id)}
          >{`${firstName} ${lastName}`}</a>
        ),
      },
      { key: "email", label: people.email, cell: ({ email }) => email },
      { key: "role", label: people.role, cell: ({ role }) => people.roles[role] },
      { key: "shop", label: people.shop, sort: "shop", cell: ({ storeName }) => storeName ?? "–" },
      {
        key: "state",
        label: text.state,
        cell: ({ state, invitedAt }) => (
          <span class={["staff-state", state]}>
            {invitedAt === null ? text.states[state] : text.invitedSince(dayOf(invitedAt, language))}
          </span>
        ),
      },
      {
        key: "seen",
        label: text.lastSignIn,
        cell: ({ lastSignInAt }) =>
          lastSignInAt === null ? text.never : formatDate(lastSignInAt, language, HOUSE_TIME_ZONE, true),
      },
      {
        key: "created",
        label: text.created,
        sort: "createdAt",
        cell: ({ createdAt }) => dayOf(createdAt, language),
      },
    ],
    filters: [
      { kind: "text", name: "q", label: text.search },
      {
        kind: "choice",
        name: "store",
        label: people.shop,
        options: [
          { value: "none", label: people.noShop },
          ...stores.map(({ id, name }) => ({ value: id, label: name })),
        ],
      },
      { kind: "choice", name: "role", label: people.role, options: roleOptions(language) },
      {
        kind: "choice",
        name: "state",
        label: text.state,
        options: STATES.map((state) => ({ value: state, label: text.states[state] })),
      },
    ],
    sortDefault: { by: "name", direction: "ascending" },
    rowId: ({ id }) => id,
    empty: { filtered: text.emptyFiltered, all: text.emptyAll },
    isExported: true,
  };
}

/** An address's filters as the service knows them. */
export function employeeFilters({ filters }: TableQuery): EmployeeFilters {
  const { q, store, role, state } = filters;
  return {
    search: q,
    store,
    role: ROLES.find((known) => known === role),
    state: STATES.find((known) => known === state),
  };
}

export function employeeSort({ sort }: TableQuery) {
  return { by: SORTS.find((known) => known === sort.by) ?? "name", direction: sort.direction } as const;
}
