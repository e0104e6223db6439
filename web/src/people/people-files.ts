/** Accounts and staff as files. Players' addresses stay masked, as in the table: nobody mails from this list. */

import { LIST_LIMIT_MAX } from "../../../worker/lists/list.ts";
import { iso, openListed } from "../tables/listed-file.ts";
import type { TableFile } from "../tables/table-file.ts";
import { employeesWords } from "./employees.words.ts";
import { employeeFilters, employeeSort, employeesSpec } from "./employees-table.tsx";
import { peopleWords } from "./people.words.ts";
import { usersWords } from "./users.words.ts";
import { userFilters, usersSpec } from "./users-table.tsx";

export const usersFile: TableFile = {
  async open({ users }, url, language) {
    const text = usersWords[language];
    const people = peopleWords[language];
    return openListed({
      spec: usersSpec(language, url),
      url,
      columns: [
        [text.name, ({ name }) => name],
        [people.email, ({ email }) => email],
        [people.role, ({ role }) => people.roles[role]],
        [text.addressState, ({ isVerified }) => (isVerified ? people.verified : people.unverified)],
        [text.created, ({ createdAt }) => iso(createdAt)],
        ["id", ({ id }) => id],
      ],
      read(query) {
        const sort = { by: "createdAt", direction: query.sort.direction } as const;
        return users.list({ ...query, sort, filters: userFilters(query) });
      },
    });
  },
};

export const employeesFile: TableFile = {
  async open({ employees }, url, language) {
    const text = employeesWords[language];
    const people = peopleWords[language];
    return openListed({
      spec: employeesSpec(language, await employees.stores(), url),
      url,
      // Last sign-ins are asked for by id, and a statement of D1 binds a hundred values.
      rowsMax: LIST_LIMIT_MAX,
      columns: [
        [people.firstName, ({ firstName }) => firstName],
        [people.lastName, ({ lastName }) => lastName],
        [people.email, ({ email }) => email],
        [people.role, ({ role }) => people.roles[role]],
        [people.shop, ({ storeName }) => storeName ?? ""],
        [text.state, ({ state }) => text.states[state]],
        [text.lastSignIn, ({ lastSignInAt }) => iso(lastSignInAt)],
        [text.created, ({ createdAt }) => iso(createdAt)],
        ["id", ({ id }) => id],
      ],
      read: (query) =>
        employees.list({ ...query, sort: employeeSort(query), filters: employeeFilters(query) }),
    });
  },
};
