/** What a Hono context of this app carries. */

import type { Env } from "../env.ts";
import type { Account } from "../services.ts";
import type { StoreKeyRow } from "../stores/store-keys.ts";

/** Who asks with a store's key. */
export interface KeyHolder {
  readonly key: StoreKeyRow;
  /** Of a webhook. */
  readonly deliveryId?: string;
}

export interface AppEnv {
  Bindings: Env;
  Variables: {
    /** Set by `requireRole`. */
    account: Account;
    /** Set by the guards of http/key-guard.ts. */
    keyHolder: KeyHolder;
  };
}
