/**
 * One run of the job that ends what has had its time. It may be cut short, come twice or overlap another: each step takes
 * away what is due and nothing else. What is more than one run may do is left to the next, an hour later.
 */

import { sql } from "drizzle-orm";
import { wakeMailRoom } from "../../durable-objects/mail-room/wake.ts";
import { retentionRuns } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { logThrown } from "../http/unexpected.ts";
import {
  ACCOUNTS_MAX,
  type Bindings,
  eraseIdle,
  eraseUnanswered,
  eraseUnproved,
  giveNotice,
} from "./accounts.ts";
import { PERIODS_MS, RULE_NAMES, type RuleName } from "./rules.ts";
import { ROWS_MAX, SWEEPS, type SweptRule, sweepRows } from "./sweeps.ts";

/**
 * Steps of a rule in one run. At ten, 17 rules stay below the thousand queries that D1 allows one invocation, and take
 * 120,000 rows and 48,000 accounts a day: more than a campaign's busiest days bring.
 */
export const STEPS_MAX = 10;
/** An invitation is answered or not by people: a few a day. */
const STAFF_STEPS_MAX = 3;

interface Step {
  /** @returns how many went */
  take(env: Bindings, now: number): Promise<number>;
  /** It took as many as one step may: there may be more. */
  readonly full: number;
  readonly max: number;
}

const ACCOUNT_STEPS: Readonly<Record<Exclude<RuleName, SweptRule>, Step>> = {
  "accounts-unproved": { take: eraseUnproved, full: ACCOUNTS_MAX, max: STEPS_MAX },
  "accounts-idle": { take: eraseIdle, full: ACCOUNTS_MAX, max: STEPS_MAX },
  "invitations-unanswered": { take: eraseUnanswered, full: 1, max: STAFF_STEPS_MAX },
};

function stepOf(rule: RuleName): Step {
  return isSwept(rule)
    ? { take: ({ DB }, now) => sweepRows(DB, rule, now - PERIODS_MS[rule]), full: ROWS_MAX, max: STEPS_MAX }
    : ACCOUNT_STEPS[rule];
}

function isSwept(rule: RuleName): rule is SweptRule {
  return rule in SWEEPS;
}

export interface RetentionReport {
  /** Rows or accounts that went, by rule; rules that took nothing are left out. */
  readonly erased: Readonly<Partial<Record<RuleName, number>>>;
  /** Notices queued. */
  readonly notices: number;
  /** Rules with more to do than one run may. */
  readonly behind: readonly RuleName[];
  /** Rules that D1 or a desk failed; the next run tries them again. */
  readonly failed: readonly string[];
}

/** Runs every rule and writes down that it did. Never rejects. @param now milliseconds since the epoch */
export async function runRetention(env: Bindings, now: number): Promise<RetentionReport> {
  const erased: Partial<Record<RuleName, number>> = {};
  const behind: RuleName[] = [];
  const failed: string[] = [];
  const tried = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      logThrown(error, { requestId: "-", method: "-", route: `retention of ${what}` });
      failed.push(what);
    }
  };
  for (const rule of RULE_NAMES)
    await tried(rule, async () => {
      const { count, hasMore } = await repeat(stepOf(rule), env, now);
      await note(env, rule, now, count, hasMore);
      if (count > 0) erased[rule] = count;
      if (hasMore) behind.push(rule);
    });
  let notices = 0;
  await tried("notices", async () => {
    notices = (await repeat({ take: giveNotice, full: ACCOUNTS_MAX, max: STEPS_MAX }, env, now)).count;
    if (notices > 0) await wakeMailRoom(env);
  });
  const report = { erased, notices, behind, failed };
  console.log(
    JSON.stringify({ level: failed.length > 0 ? "error" : "info", event: "retention.ran", ...report }),
  );
  return report;
}

async function repeat(
  { take, full, max }: Step,
  env: Bindings,
  now: number,
): Promise<{ count: number; hasMore: boolean }> {
  let count = 0;
  for (let step = 0; step < max; step++) {
    const taken = await take(env, now);
    count += taken;
    if (taken < full) return { count, hasMore: false };
  }
  return { count, hasMore: true };
}

async function note(env: Bindings, rule: RuleName, ranAt: number, count: number, isBehind: boolean) {
  const row = { rule, ranAt, erasedTotal: count, isBehind };
  await databaseOf(env.DB)
    .insert(retentionRuns)
    .values(row)
    .onConflictDoUpdate({
      target: retentionRuns.rule,
      // Two runs at once each add what they took; a clock set back makes nothing look fresher or older than it was.
      set: {
        ranAt: sql`max(${retentionRuns.ranAt}, excluded.ran_at)`,
        erasedTotal: sql`${retentionRuns.erasedTotal} + excluded.erased_total`,
        isBehind,
      },
    });
}
