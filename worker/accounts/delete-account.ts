/** Leaving: what a person does to their own account. */

import type { Env } from "../env.ts";
import { eraseUser } from "./erase.ts";
import type { DeleteAccountOutcome } from "./outcomes.ts";

/** Erases the account of the person who asks. One that is gone already is gone: the same answer. */
export async function deleteAccount(
  bindings: Pick<Env, "DB">,
  userId: string,
): Promise<DeleteAccountOutcome> {
  const { kind } = await eraseUser(bindings, userId);
  return { kind: kind === "last-administrator" ? kind : "deleted" };
}
