/**
 * `npm run load -- prepare`: players, tokens and codes for a deployed service. SESSION_SECRET and CODE_KEY come from the
 * environment; the players go into its D1 by `wrangler d1 execute`, as rows that say what they are for.
 */

import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "../../worker/services.ts";
import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { sqlInteger, sqlText } from "../local/sql-literal.ts";
import { UserError } from "../local/user-error.ts";
import { type Player, seedPlayers } from "../players.ts";
import { chance, shuffled } from "../random.ts";
import type { Prepared } from "./deployed-target.ts";
import type { PrepareOptions } from "./options.ts";

/** D1 takes 100 kB a statement; a player is 160 bytes of it. */
const PLAYERS_A_STATEMENT = 400;
const STAFF = 20;
const ORDER_SEED = 1;
/** Tokens open accounts: they are their owner's alone. */
const OWNER_ONLY = { mode: 0o600 };

/** Writes `players.sql` and `prepared.json`. @throws UserError when a secret is missing */
export async function prepare(options: PrepareOptions, say: (line: string) => void): Promise<void> {
  const { campaign, tickets, shards, format, firstSerial, out } = options;
  const [sessionSecret, rootKey] = [secret("SESSION_SECRET"), secret("CODE_KEY")];
  if (firstSerial + options.codes > tickets)
    throw new UserError(`--first-serial and --codes go beyond the last ticket, ${tickets - 1}.`);
  mkdirSync(out, { recursive: true });
  const sql = join(out, "players.sql");
  writeFileSync(sql, "", OWNER_ONLY);
  const execute = async (statement: string, ...parameters: readonly (string | number)[]) =>
    appendFileSync(sql, `${withLiterals(statement, parameters)};\n`);
  async function accounts(count: number, role: Role): Promise<Player[]> {
    const made: Player[] = [];
    while (made.length < count) {
      const size = Math.min(PLAYERS_A_STATEMENT, count - made.length);
      made.push(...(await seedPlayers(execute, sessionSecret, size, role)));
    }
    return made;
  }
  const codes = createCampaignCodes({ rootKey, campaign, format, ticketCount: tickets, shardCount: shards });
  const serials = Array.from({ length: options.codes }, (_, index) => firstSerial + index);
  const prepared: Prepared = {
    campaign,
    players: await accounts(options.players, "CLIENT"),
    staff: await accounts(STAFF, "EMPLOYEE"),
    tickets: shuffled(serials, chance(ORDER_SEED)).map((serial) => [serial, codes.codeOf(serial)]),
  };
  writeFileSync(join(out, "prepared.json"), JSON.stringify(prepared), OWNER_ONLY);
  say(`${options.players} players, ${STAFF} staff and ${options.codes} codes of ${campaign} are in ${out}.`);
  say(`Next: wrangler d1 execute DB --remote --env staging --file ${sql}`);
  say(`Then: ADMIN_TOKEN=… npm run load -- smoke --url https://… --input ${out}`);
}

function secret(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new UserError(`${name} must be the deployed service's own.`);
  return value;
}

/** A statement with its numbered parameters written into it. @throws RangeError for one that it lacks */
export function withLiterals(statement: string, parameters: readonly (string | number)[]): string {
  return statement
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\?(\d+)/g, (_, number: string) => {
      const value = parameters[Number(number) - 1];
      if (value === undefined) throw new RangeError(`the statement has no parameter ${number}`);
      return typeof value === "number" ? sqlInteger(value) : sqlText(value);
    });
}
