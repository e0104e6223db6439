/** What importing a file would do, line by line. Pure: what D1 knows is handed in. */

import { accountFields } from "../accounts/validation.ts";
import type { StaffRole, StoreName } from "./employees.ts";
import { folded } from "./folded.ts";
import type { ImportLine, LineProblem } from "./import.ts";
import type { FileRow } from "./read-file.ts";

/** Folded, French and English. An empty cell is an employee: nobody becomes an administrator by a slip. */
const ROLES: Readonly<Record<string, StaffRole>> = {
  "": "EMPLOYEE",
  employe: "EMPLOYEE",
  employee: "EMPLOYEE",
  comptoir: "EMPLOYEE",
  counter: "EMPLOYEE",
  administrateur: "ADMIN",
  administratrice: "ADMIN",
  administrator: "ADMIN",
  admin: "ADMIN",
  siege: "ADMIN",
  "head office": "ADMIN",
};

/** Whose an address is already. */
export type AddressState = "free" | "staff" | "players";

/** The normalised addresses of a file that could be one, each once: what D1 is asked about. */
export function addressesIn(rows: readonly FileRow[]): string[] {
  const parsed = rows.map(({ cells }) => accountFields.email.safeParse(cells.email));
  return [...new Set(parsed.flatMap(({ success, data }) => (success ? [data] : [])))];
}

/** Judges every row. @param states by normalised address; those that are not in it are free */
export function planLines(
  rows: readonly FileRow[],
  stores: readonly StoreName[],
  states: ReadonlyMap<string, AddressState>,
): ImportLine[] {
  const firstLines = new Map<string, number>();
  return rows.map(({ line, cells }) => {
    const problems: LineProblem[] = [];
    const firstName = nameIn(cells.firstName, "firstName", problems);
    const lastName = nameIn(cells.lastName, "lastName", problems);
    const email = addressIn(cells.email, problems);
    const store = storeIn(cells.store, stores, problems);
    const role = ROLES[folded(cells.role)];
    if (role === undefined) problems.push({ column: "role", kind: "unknown-role" });
    const earlier = email === null ? undefined : firstLines.get(email);
    if (earlier !== undefined) problems.push({ column: "email", kind: "repeated", line: earlier });
    else if (email !== null) firstLines.set(email, line);
    const state = email === null ? "free" : (states.get(email) ?? "free");
    if (state === "players") problems.push({ column: "email", kind: "players" });
    const isWhole = firstName !== null && lastName !== null && email !== null && role !== undefined;
    if (problems.length > 0 || !isWhole)
      return { line, typed: cells, read: null, state: "refused", problems };
    const read = {
      firstName,
      lastName,
      email,
      role,
      storeId: store?.id ?? null,
      storeName: store?.name ?? null,
    };
    return { line, typed: cells, read, state: state === "staff" ? "known" : "new", problems };
  });
}

function nameIn(typed: string, column: "firstName" | "lastName", problems: LineProblem[]): string | null {
  const parsed = accountFields[column].safeParse(typed);
  if (parsed.success) return parsed.data;
  problems.push({ column, kind: typed === "" ? "missing" : "bad-name" });
  return null;
}

function addressIn(typed: string, problems: LineProblem[]): string | null {
  const parsed = accountFields.email.safeParse(typed);
  if (parsed.success) return parsed.data;
  problems.push({ column: "email", kind: typed === "" ? "missing" : "bad-email" });
  return null;
}

/** By its short name, its name, or its town where that has one shop. Null for none. */
function storeIn(typed: string, stores: readonly StoreName[], problems: LineProblem[]): StoreName | null {
  if (typed === "") return null;
  const asked = folded(typed);
  const named = stores.filter(({ id, name }) => folded(id) === asked || folded(name) === asked);
  const found = named.length > 0 ? named : stores.filter(({ city }) => folded(city) === asked);
  if (found.length !== 1)
    problems.push({ column: "store", kind: found.length === 0 ? "unknown-store" : "ambiguous-store" });
  return found.length === 1 ? (found[0] ?? null) : null;
}
