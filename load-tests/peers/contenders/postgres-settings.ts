/** What is tried of both servers on PostgreSQL, and how it is said. */

import type { Knobs, Settings } from "../contender.ts";
import type { PostgresServerConfig } from "../servers/postgres-config.ts";
import { POSTGRES_TUNING, type PostgresServer } from "../storage/postgres.ts";
import { counted } from "../words.ts";

export const POSTGRES_KNOBS = {
  processes: [1, 2],
  /** Connections of all processes together. */
  connections: [16, 32, 64, 8],
  commitDelayMicroseconds: [0, 200, 1_000],
} as const satisfies Knobs;

/** @param secret verifies the players' tokens */
export function postgresConfig(
  server: PostgresServer,
  database: string,
  secret: string,
  settings: Settings,
): PostgresServerConfig {
  const { processes, connections, commitDelay } = read(settings);
  return {
    processes,
    secret,
    connection: {
      ...server.connection(database),
      max: Math.ceil(connections / processes),
      options: `-c commit_delay=${commitDelay}`,
    },
  };
}

export function postgresTuning(settings: Settings): string {
  const { processes, connections, commitDelay } = read(settings);
  return `${counted(processes, "Node process")}, ${connections} connections, commit_delay ${commitDelay} µs; ${POSTGRES_TUNING}`;
}

function read({ processes = 1, connections = 16, commitDelayMicroseconds = 0 }: Settings) {
  return { processes, connections, commitDelay: commitDelayMicroseconds };
}
