/** What the two servers on PostgreSQL are told. */

import type { PoolConfig } from "pg";
import type { ServerConfig } from "./serve.ts";

export interface PostgresServerConfig extends ServerConfig {
  /** Of each process. */
  readonly connection: PoolConfig;
}
