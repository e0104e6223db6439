/**
 * How an isolate's counts come to the Telemetry object: some seconds after the first of them, behind a request that was
 * answered already. A batch is kept until it was acknowledged and is numbered, so that it is added once.
 */

import { type Reach, telemetryOf } from "../../durable-objects/objects.ts";
import { type Batch, writeBatch } from "../../durable-objects/telemetry/batch.ts";
import { within } from "../../durable-objects/within.ts";
import { SeldomLog } from "../limits/seldom-log.ts";
import { takeCounts } from "./counts.ts";

/**
 * A thousand isolates are then 200 reports a second, of some microseconds each, on an object good for a thousand; and a
 * scrape's figures are as old as this and the object's own ten seconds.
 */
export const PUSH_INTERVAL_MS = 5_000;
/** A wait that is older than this went with its own request; the next request begins another. */
const WAITING_MAX_MS = 2 * PUSH_INTERVAL_MS;
/** Nobody waits for it, but what a request leaves behind itself has 30 s. */
const ANSWER_MS = 5_000;
const LOG_INTERVAL_MS = 60_000;

type Bindings = Reach<"TELEMETRY">;

/** Random, because isolates know nothing of each other. Made at the first batch: the runtime has no chance before. */
let reporter: string | undefined;
let lastNumber = 0;
/** Sent and not acknowledged. */
let pending: Batch | undefined;
/** When somebody began to wait for the next report, in milliseconds since the epoch; undefined while nobody does. */
let waitingSince: number | undefined;
const failureLog = new SeldomLog("telemetry.push", LOG_INTERVAL_MS);

/** Sees to it that what was counted is reported soon. Neither waits nor fails. @param now milliseconds since the epoch */
export function pushSoon(env: Bindings, ctx: Pick<ExecutionContext, "waitUntil">, now: number): void {
  if (waitingSince !== undefined && Math.abs(now - waitingSince) < WAITING_MAX_MS) return;
  waitingSince = now;
  ctx.waitUntil(pushLater(env));
}

async function pushLater(env: Bindings): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, PUSH_INTERVAL_MS));
  waitingSince = undefined;
  await push(env);
}

/** Reports what there is. Never rejects: what was not acknowledged goes again, under the same number. */
export async function push(env: Bindings): Promise<void> {
  pending ??= nextBatch();
  if (!pending) return;
  const batch = pending;
  try {
    await within(ANSWER_MS, telemetryOf(env).report(writeBatch(batch)));
    // Another request may have sent the same one meanwhile, and taken the next.
    if (pending === batch) pending = undefined;
  } catch (error) {
    failureLog.write(error);
  }
}

function nextBatch(): Batch | undefined {
  const counts = takeCounts();
  if (counts.size === 0) return undefined;
  reporter ??= crypto.randomUUID();
  return { from: { reporter, number: ++lastNumber }, counts };
}
