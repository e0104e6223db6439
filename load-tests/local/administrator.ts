/** Making an administrator from outside the service: the first one, when nobody is there yet who could. */

import { randomUUID } from "node:crypto";
import { hashPassword, rehashPassword } from "../../worker/accounts/passwords.ts";
import type { AccountsDatabase, Row } from "./accounts-database.ts";
import { sqlInteger, sqlText } from "./sql-literal.ts";

/** Normalised and checked by the rules of registering. */
export interface NewAdministrator {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

export type AdministratorOutcome =
  | { readonly kind: "created" }
  | { readonly kind: "promoted" }
  | { readonly kind: "is-administrator" }
  /** Somebody has proved the address: only an express order promotes an account that is there. */
  | { readonly kind: "exists" }
  /** An account of staff states the address and has not proved it. */
  | { readonly kind: "unproved-staff" }
  /** Nobody has proved the address. */
  | { readonly kind: "nobody-to-promote" };

/**
 * Makes an administrator whose address counts as proved: whoever may write to the database vouches for it.
 * @param askPassword called only when an account is going to be made
 */
export async function createAdministrator(
  database: AccountsDatabase,
  { email, firstName, lastName }: NewAdministrator,
  askPassword: () => Promise<string>,
): Promise<AdministratorOutcome> {
  const accounts = await accountsOf(database, email);
  const refusal = refusalFor(accounts);
  if (refusal) return refusal;
  const password = await askPassword();
  const neighbour = accounts[0]?.["password_hash"];
  // All accounts of an address share a salt (worker/accounts/passwords.ts).
  const passwordHash = await (typeof neighbour === "string"
    ? rehashPassword(password, neighbour)
    : hashPassword(password));
  const id = randomUUID();
  const values = [id, email, passwordHash, firstName, lastName].map(sqlText).join(", ");
  // The conditions of `refusalFor` again, in the statement: somebody may have come in between.
  await database.write(
    `INSERT INTO users (id, email, password_hash, first_name, last_name, role, is_verified, created_at)
SELECT ${values}, 'ADMIN', 1, ${sqlInteger(Date.now())}
WHERE NOT EXISTS (SELECT 1 FROM users WHERE email = ${sqlText(email)} AND (is_verified = 1 OR role <> 'CLIENT'));\n`,
  );
  const after = await accountsOf(database, email);
  if (after.some((account) => account["id"] === id)) return { kind: "created" };
  return refusalFor(after) ?? { kind: "exists" };
}

/** Makes an administrator of the account that has proved an address, and ends its sessions. It keeps its password. */
export async function promoteAdministrator(
  database: AccountsDatabase,
  email: string,
): Promise<AdministratorOutcome> {
  const proved = (await accountsOf(database, email)).find(isProved);
  if (!proved) return { kind: "nobody-to-promote" };
  if (proved["role"] === "ADMIN") return { kind: "is-administrator" };
  const account = `email = ${sqlText(email)} AND is_verified = 1`;
  await database.write(
    `DELETE FROM sessions WHERE user_id IN (SELECT id FROM users WHERE ${account});
UPDATE users SET role = 'ADMIN' WHERE ${account};\n`,
  );
  const after = (await accountsOf(database, email)).find(isProved);
  return { kind: after?.["role"] === "ADMIN" ? "promoted" : "nobody-to-promote" };
}

/** The accounts that state an address, the one that proved it first. */
function accountsOf(database: AccountsDatabase, email: string): Promise<Row[]> {
  return database.read(
    `SELECT id, role, is_verified, password_hash FROM users WHERE email = ${sqlText(email)} ORDER BY is_verified DESC, created_at, id`,
  );
}

function isProved(account: Row): boolean {
  return account["is_verified"] === 1;
}

function refusalFor(accounts: readonly Row[]): AdministratorOutcome | undefined {
  const proved = accounts.find(isProved);
  if (proved) return { kind: proved["role"] === "ADMIN" ? "is-administrator" : "exists" };
  return accounts.some((account) => account["role"] !== "CLIENT") ? { kind: "unproved-staff" } : undefined;
}
