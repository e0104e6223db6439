/** The stock equation of promise 3, held against what the ledgers give. Pure. */

import type { CampaignStatus } from "../../durable-objects/campaign-desk/definition.ts";

/**
 * What is wrong with a campaign's stock; empty when nothing is.
 * @param awarded units in the ledgers, by prize ordinal
 */
export function balanceProblem(
  { balance, consistent }: Pick<CampaignStatus, "balance" | "consistent">,
  awarded: readonly number[],
): string {
  const problems = balance.flatMap((prize) => {
    const { ordinal, stock, inShards, reserve, underWay } = prize;
    const sum = prize.awarded + inShards + reserve + underWay;
    const given = awarded[ordinal] ?? 0;
    return [
      ...(sum === stock ? [] : [`prize ${ordinal}: ${sum} accounted for, the stock is ${stock}`]),
      ...(given === prize.awarded ? [] : [`prize ${ordinal}: ${given} in ledgers, ${prize.awarded} counted`]),
      ...(given <= stock ? [] : [`prize ${ordinal}: ${given} given of ${stock}`]),
    ];
  });
  const unknown = awarded.flatMap((count, ordinal) =>
    count > 0 && !balance.some((prize) => prize.ordinal === ordinal)
      ? [`prize ${ordinal} is in no catalogue`]
      : [],
  );
  const moving = consistent ? [] : ["stock was moved while it was counted"];
  return [...problems, ...unknown, ...moving].join("; ");
}
