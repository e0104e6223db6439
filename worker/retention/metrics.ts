/** What /metrics says of the retention job: that it runs is itself something to be watched. */

import { retentionRuns } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { Metric } from "../statistics/exposition.ts";
import { RULE_NAMES } from "./rules.ts";

const MS_PER_SECOND = 1000;

export type RetentionRun = typeof retentionRuns.$inferSelect;

/** What each rule did last: a row a rule. Rejects when D1 does not answer. */
export function readRetention(env: Pick<Env, "DB">): Promise<readonly RetentionRun[]> {
  return databaseOf(env.DB).select().from(retentionRuns);
}

/** A rule that never ran is as old as can be: silence must not look like health. */
export function retentionMetrics(runs: readonly RetentionRun[]): Metric[] {
  const byRule = new Map(runs.map((run) => [run.rule, run]));
  const samples = (figure: (run: RetentionRun | undefined) => number) =>
    RULE_NAMES.map((rule) => ({ labels: { rule }, value: figure(byRule.get(rule)) }));
  return [
    {
      name: "thetiptop_retention_ran_timestamp_seconds",
      help: "When a rule of docs/retention.md was carried out last, since the epoch; 0 when it never was.",
      type: "gauge",
      samples: samples((run) => (run?.ranAt ?? 0) / MS_PER_SECOND),
    },
    {
      name: "thetiptop_retention_erased_total",
      help: "Rows or accounts whose time was over and that a rule took away. Exact.",
      type: "counter",
      samples: samples((run) => run?.erasedTotal ?? 0),
    },
    {
      name: "thetiptop_retention_behind",
      help: "1 for a rule that had more to do than one run may.",
      type: "gauge",
      samples: samples((run) => Number(run?.isBehind ?? false)),
    },
  ];
}
