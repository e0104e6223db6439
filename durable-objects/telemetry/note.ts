/** How an object counts what went wrong in its own work: at once, because it happens seldom and objects come and go. */

import { type Reach, telemetryOf } from "../objects.ts";
import { writeBatch } from "./batch.ts";
import { type DatabaseFailureSource, keyOf } from "./counters.ts";

/**
 * Counts a failure of D1 that an object has met. Neither waits nor fails: what cannot be counted now is not counted.
 * The callers pause longer after each failure, which bounds how often this is called.
 */
export function noteDatabaseFailure(bindings: Reach<"TELEMETRY">, source: DatabaseFailureSource): void {
  const counts = new Map([[keyOf("thetiptop_d1_errors_total", source), 1]]);
  void send(bindings, writeBatch({ from: null, counts }));
}

async function send(bindings: Reach<"TELEMETRY">, text: string): Promise<void> {
  try {
    await telemetryOf(bindings).report(text);
  } catch (error) {
    console.error(JSON.stringify({ event: "telemetry.not-noted", error: String(error) }));
  }
}
