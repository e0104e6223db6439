/**
 * Players for load and fault runs: real rows in D1's users and sessions, and tokens signed as the service signs
 * them. Registering and logging in over HTTP costs two scrypt hashes a player, which is a load test of scrypt.
 */

import { randomUUID } from "node:crypto";
import { hashPassword } from "../worker/accounts/passwords.ts";
import { SESSION_SECONDS, signSessionToken } from "../worker/accounts/session-tokens.ts";
import type { Role } from "../worker/services.ts";
import { PLAYER_PASSWORD } from "./player-password.ts";

export interface Player {
  /** The account's id: what ledgers and winners name. */
  readonly id: string;
  readonly email: string;
  /** Bearer token of an open session. */
  readonly token: string;
}

/** Runs one statement on D1, wherever it is. */
export type Execute = (sql: string, ...parameters: readonly (string | number)[]) => Promise<unknown>;

export { PLAYER_PASSWORD };

/** About 160 bytes of JSON a player: far below the 2 MB that D1 takes as one value. */
const PLAYERS_PER_INSERT = 1_000;

const INSERT_USERS = `
  INSERT INTO users (id, email, password_hash, first_name, last_name, role, is_verified, created_at)
  SELECT value->>'id', value->>'email', ?2, 'Zoé', 'Lefèvre', ?3, 1, ?4 FROM json_each(?1)`;
const INSERT_SESSIONS = `
  INSERT INTO sessions (id, user_id, created_at, expires_at)
  SELECT value->>'sessionId', value->>'id', ?2, ?3 FROM json_each(?1)`;

let passwordHash: Promise<string> | undefined;

/**
 * Makes accounts with an open session each, a thousand in two statements.
 * @param sessionSecret the one the server verifies tokens with
 */
export async function seedPlayers(
  execute: Execute,
  sessionSecret: string,
  count: number,
  role: Role = "CLIENT",
): Promise<Player[]> {
  const players: Player[] = [];
  while (players.length < count) {
    const size = Math.min(PLAYERS_PER_INSERT, count - players.length);
    players.push(...(await seedGroup(execute, sessionSecret, size, role)));
  }
  return players;
}

async function seedGroup(
  execute: Execute,
  sessionSecret: string,
  count: number,
  role: Role,
): Promise<Player[]> {
  passwordHash ??= hashPassword(PLAYER_PASSWORD);
  const createdAt = Date.now();
  // Whole seconds, as a token can say them: the row and the token end together.
  const expiresAt = (Math.floor(createdAt / 1000) + SESSION_SECONDS) * 1000;
  const accounts = Array.from({ length: count }, () => {
    const id = randomUUID();
    return { id, email: `${id}@example.test`, sessionId: randomUUID() };
  });
  const json = JSON.stringify(accounts);
  await execute(INSERT_USERS, json, await passwordHash, role, createdAt);
  await execute(INSERT_SESSIONS, json, createdAt, expiresAt);
  return Promise.all(
    accounts.map(async ({ id, email, sessionId }) => ({
      id,
      email,
      token: await signSessionToken({ userId: id, sessionId, expiresAt }, sessionSecret),
    })),
  );
}
