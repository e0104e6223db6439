/** Accounts in the hands of head office, on the bindings of one request. */

import { resetFactor } from "../second-factor/manage.ts";
import type { OfficeContext } from "../staff-context.ts";
import { eraseByOffice } from "./erase.ts";
import { findUsers } from "./find-users.ts";
import { lockedAddresses, unlock, unlockAddress } from "./unlock.ts";
import { updateUser } from "./update-user.ts";
import { openFile, showContact } from "./user-file.ts";
import type { Users } from "./users.ts";

export function usersFor(context: OfficeContext): Users {
  return {
    list: (query) => findUsers(context.env, query),
    open: (id) => openFile(context, id),
    showContact: (id) => showContact(context, id),
    change: (id, changes) => updateUser(context, id, changes),
    erase: (id) => eraseByOffice(context, id),
    unlock: (id) => unlock(context, id),
    resetSecondFactor: (id) => resetFactor(context, id),
    lockedAddresses: () => lockedAddresses(context),
    unlockAddress: (address) => unlockAddress(context, address),
  };
}
