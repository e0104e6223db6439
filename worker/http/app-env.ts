/** What a Hono context of this app carries. */

import type { Env } from "../env.ts";
import type { Account } from "../services.ts";

export interface AppEnv {
  Bindings: Env;
  Variables: {
    /** Set by `requireRole`. */
    account: Account;
  };
}
