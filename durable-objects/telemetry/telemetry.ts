/**
 * The service's counters. Isolates share no memory, so each reports what it counted and this one object adds it up;
 * `/metrics` shows what is added.
 *
 * A counter must not fall a little: Prometheus takes any fall for a start from zero and adds the whole figure again. So
 * what is shown is what is stored, never more: sums are written before they are shown (the output gate holds the answer
 * back until then), and an object that starts anew goes on from there.
 */

import { DurableObject } from "cloudflare:workers";
import type { ObjectBindings } from "../objects.ts";
import { migrate } from "../sql-migrations.ts";
import { readBatch, readCounts, writeCounts } from "./batch.ts";
import { TELEMETRY_MIGRATIONS, TelemetryStore } from "./telemetry-store.ts";
import { Totals } from "./totals.ts";

/** However often it is asked, it writes this seldom: scrapers come every 15 to 60 s, and each finds fresh figures. */
export const SHOWN_MS = 10_000;
/** Without anybody who asks, what may be lost when the object is put away. */
export const KEPT_MS = 60_000;
/** An isolate that serves requests reports every 5 s: who has not for a minute is idle or gone. */
const ACTIVE_MS = 60_000;

export interface TelemetryFigures {
  /** The sums as stored: text, to be read by `readCounts`. */
  readonly counts: string;
  /** Isolates that reported within the last minute. */
  readonly isolates: number;
  /** When any report came last, in milliseconds since the epoch; 0 before the first since this object started. */
  readonly reportedAt: number;
}

export class Telemetry extends DurableObject<ObjectBindings> {
  readonly #store: TelemetryStore;
  readonly #totals: Totals;
  /** As stored: what may be shown. */
  #shown: string;
  #storedAt = 0;
  #reportedAt = 0;
  #hasUnstored = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ctx: DurableObjectState, env: ObjectBindings) {
    super(ctx, env);
    migrate(ctx.storage, TELEMETRY_MIGRATIONS);
    this.#store = new TelemetryStore(ctx.storage.sql);
    this.#shown = this.#store.read() ?? writeCounts(new Map());
    this.#totals = new Totals(readCounts(this.#shown));
  }

  /** Adds a batch (batch.ts), once however often it is sent. @throws on text that is no batch */
  report(text: string): void {
    this.#reportedAt = Date.now();
    this.#totals.add(readBatch(text), this.#reportedAt);
    this.#hasUnstored = true;
    this.#timer ??= setTimeout(() => this.#keep(), KEPT_MS);
  }

  /** The sums, at most `SHOWN_MS` old. */
  figures(): TelemetryFigures {
    const now = Date.now();
    if (this.#hasUnstored && Math.abs(now - this.#storedAt) >= SHOWN_MS) this.#keep();
    return {
      counts: this.#shown,
      isolates: this.#totals.reportersSince(now, ACTIVE_MS),
      reportedAt: this.#reportedAt,
    };
  }

  #keep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#storedAt = Date.now();
    this.#shown = writeCounts(this.#totals.counts);
    this.#store.write(this.#shown, this.#storedAt);
    this.#hasUnstored = false;
  }
}
