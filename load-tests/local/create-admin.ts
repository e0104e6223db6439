/**
 * `npm run create-admin`: makes the first administrator, of a deployment with `--env`, else of the local data
 * folder. The password comes from the terminal or from standard input, never from the command line, and is nowhere
 * written but as its hash.
 */

import { parseArgs } from "node:util";
import type { z } from "@hono/zod-openapi";
import { accountFields } from "../../worker/accounts/validation.ts";
import { environmentOf } from "../release/environments.ts";
import { dataDirDatabase, wranglerDatabase } from "./accounts-database.ts";
import {
  type AdministratorOutcome,
  createAdministrator,
  type NewAdministrator,
  promoteAdministrator,
} from "./administrator.ts";
import { askSecrets, readSecret } from "./ask-secret.ts";
import { endOnSignals, runCommand } from "./ending.ts";
import { dataDir } from "./paths.ts";
import { UserError } from "./user-error.ts";

const USAGE = `Usage: npm run create-admin -- --email E --first-name F --last-name L [--password-stdin] [--env staging|production]
       npm run create-admin -- --email E --promote [--env staging|production]`;

const OPTIONS = {
  email: { type: "string" },
  "first-name": { type: "string" },
  "last-name": { type: "string" },
  "password-stdin": { type: "boolean", default: false },
  promote: { type: "boolean", default: false },
  env: { type: "string" },
} as const;

await runCommand(async () => {
  endOnSignals();
  const options = readOptions();
  const email = checked("--email", accountFields.email, options.email);
  const administrator = options.promote ? undefined : { email, ...namesOf(options) };
  const environment = options.env === undefined ? undefined : environmentOf(options.env);
  const where = environment === undefined ? dataDir() : `the database of ${environment}`;
  const database =
    environment === undefined
      ? await dataDirDatabase(dataDir())
      : wranglerDatabase(["--remote", "--env", environment]);
  try {
    const outcome = administrator
      ? await createAdministrator(database, administrator, () => askPassword(options["password-stdin"]))
      : await promoteAdministrator(database, email);
    console.log(sentenceOf(outcome, email, where));
  } finally {
    await database.close();
  }
  process.exit(0); // the bootstrap's channel would keep us
});

function readOptions() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    throw new UserError(`create-admin: ${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function namesOf(options: ReturnType<typeof readOptions>): Omit<NewAdministrator, "email"> {
  return {
    firstName: checked("--first-name", accountFields.firstName, options["first-name"]),
    lastName: checked("--last-name", accountFields.lastName, options["last-name"]),
  };
}

/** A value by the rules of registering. @throws UserError with the rule it breaks, in the API's own words */
function checked(name: string, rule: z.ZodType<string>, value: string | undefined): string {
  if (value === undefined) throw new UserError(`create-admin: ${name} is missing\n${USAGE}`);
  const parsed = rule.safeParse(value);
  if (!parsed.success) throw new UserError(`create-admin: ${name}: ${parsed.error.issues[0]?.message}`);
  return parsed.data;
}

async function askPassword(isPiped: boolean): Promise<string> {
  if (isPiped) return checked("password", accountFields.password, await readSecret(process.stdin));
  if (!process.stdin.isTTY) {
    throw new UserError("create-admin: there is no terminal to ask for the password: use --password-stdin.");
  }
  const [password, again] = await askSecrets(["Password: ", "Once more: "], process.stdin, process.stderr);
  if (password !== again) throw new UserError("The two passwords differ: nothing was changed.");
  return checked("password", accountFields.password, password);
}

/** @throws UserError when nothing was done */
function sentenceOf({ kind }: AdministratorOutcome, email: string, where: string): string {
  switch (kind) {
    case "created":
      return `${email} is an administrator of ${where}.`;
    case "promoted":
      return `The account of ${email} is an administrator's now, in ${where}; its password stays, its sessions ended.`;
    case "is-administrator":
      throw new UserError(`${email} is an administrator of ${where} already: nothing was changed.`);
    case "exists":
      throw new UserError(
        `${email} has an account in ${where} already: nothing was changed. --promote makes it an administrator's.`,
      );
    case "unproved-staff":
      throw new UserError(
        `An account of staff states ${email} but has not proved it: nothing was changed. Follow the link in its mail first, then use --promote.`,
      );
    case "nobody-to-promote":
      throw new UserError(`No account in ${where} has proved ${email}: nothing was changed.`);
  }
}
