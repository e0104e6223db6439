/** What a service needs of the request it serves. */

import type { Env } from "./env.ts";

export interface ServiceContext {
  readonly env: Env;
  readonly ctx: Pick<ExecutionContext, "waitUntil">;
  /** Network address of the caller, as limits count it; null on the local server when the client sent none. */
  readonly address: string | null;
  /** Milliseconds since the epoch, read once a request, so that all of it happens at one time. */
  readonly now: number;
}
