/** Where a campaign is kept in Redis, and what the server on it is told. */

import type { ServerConfig } from "./serve.ts";

export const REDIS_KEYS = { unplayed: "codes:unplayed", winners: "winners", left: "prizes:left" } as const;

export interface RedisServerConfig extends ServerConfig {
  /** A port on loopback, or a socket's path. */
  readonly address: { readonly port: number; readonly host: string } | { readonly path: string };
  /** Commands of the same tick leave in one write. */
  readonly autoPipelining: boolean;
}
