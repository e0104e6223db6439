/** Asking several limits about one attempt. */

import type { Allowance, Limited, Limiter } from "../limits/limiter.ts";
import type { PolicyName } from "../limits/policies.ts";

/** A limit and whom it counts: `["log-in-account", "log-in-account:a@b.fr"]`. The limiter hashes the subject. */
export type Check = readonly [policy: PolicyName, subject: string];

/** The checks by network address; none on the local server, whose clients have no address. */
export function checksOfAddress(policy: PolicyName, address: string | null): Check[] {
  return address === null ? [] : [[policy, `${policy}:${address}`]];
}

/** The refusal of the first limit that is used up, if one is. Uses nothing up. */
export async function refusalOf(limiter: Limiter, checks: readonly Check[]): Promise<Limited | undefined> {
  return limitedBy(await Promise.all(checks.map(([policy, subject]) => limiter.look(policy, subject))));
}

/** Counts the attempt against every limit; the refusal of the first that had none left. */
export async function countAttempt(limiter: Limiter, checks: readonly Check[]): Promise<Limited | undefined> {
  return limitedBy(await Promise.all(checks.map(([policy, subject]) => limiter.take(policy, subject))));
}

function limitedBy(allowances: readonly Allowance[]): Limited | undefined {
  const allowance = allowances.find(({ isAllowed }) => !isAllowed);
  return allowance && { kind: "limited", allowance };
}
