/** Head office's shops on real bindings. */

import type { OfficeContext } from "../staff-context.ts";
import { keysOf, makeKey, revokeKey } from "./manage-keys.ts";
import type { OfficeStores } from "./office-stores.ts";
import { addStore, editStore } from "./save-store.ts";
import { listStores } from "./stores.ts";

export function officeStores(context: OfficeContext): OfficeStores {
  const { env, now } = context;
  return {
    list: () => listStores(env, now),
    find: async (id) => (await listStores(env, now)).find((store) => store.id === id),
    add: (input) => addStore(context, input),
    edit: (input) => editStore(context, input),
    keys: (storeId) => keysOf(context, storeId),
    makeKey: (storeId, kind, label) => makeKey(context, storeId, kind, label),
    revokeKey: (keyId) => revokeKey(context, keyId),
  };
}
