/** Whether staff have to have a second factor: STAFF_SECOND_FACTOR in wrangler.toml. */

import type { Env } from "../env.ts";
import type { Account } from "../services.ts";

type PolicySetting = Pick<Env, "STAFF_SECOND_FACTOR">;

export function isRequired({ STAFF_SECOND_FACTOR }: PolicySetting): boolean {
  return STAFF_SECOND_FACTOR === "required";
}

/** True for a member of staff who may do nothing as one before they have set up their second factor. */
export function mustEnrol(setting: PolicySetting, account: Account): boolean {
  return account.role !== "CLIENT" && !account.hasSecondFactor && isRequired(setting);
}
