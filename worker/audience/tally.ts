/**
 * Views of pages, added up by the isolate and written to D1 together. What an isolate holds when it ends is lost: at
 * most ten seconds of statistics, and nobody is owed them.
 */

import { sql } from "drizzle-orm";
import { audienceDays } from "../../migrations/schema.ts";
import type { Language } from "../campaigns/prize-view.ts";
import { databaseOf } from "../database.ts";
import { SeldomLog } from "../limits/seldom-log.ts";
import type { ServiceContext } from "../service-context.ts";

/** D1 is one writer for everybody, plays included: an isolate asks for a moment of it this seldom. */
const FLUSH_MS = 10_000;
/** …or once it has this many views to say: a busy isolate then writes a handful of rows for all of them. */
const VIEWS_PER_FLUSH = 200;
/** A wait that is older than this went with its own request; the next view begins another. */
const WAITING_MAX_MS = 2 * FLUSH_MS;
const LOG_INTERVAL_MS = 60_000;

export interface View {
  readonly day: string;
  readonly page: string;
  readonly language: Language;
  /** This browser's first of that page that day. */
  readonly isVisit: boolean;
}

interface Row extends Omit<View, "isVisit"> {
  readonly views: number;
  readonly visits: number;
}

/** Not yet written, by day, page and language: never more rows than VIEWS_PER_FLUSH. */
let rows = new Map<string, Row>();
let views = 0;
/** When somebody began to wait for the next write; undefined while nobody does. */
let waitingSince: number | undefined;
const failureLog = new SeldomLog("audience.flush", LOG_INTERVAL_MS);

/** Adds one view; it is in D1 some ten seconds later. */
export function tally(context: Pick<ServiceContext, "env" | "ctx" | "now">, view: View): void {
  const { isVisit, ...what } = view;
  const key = `${view.day} ${view.page} ${view.language}`;
  const known = rows.get(key);
  rows.set(key, {
    ...what,
    views: (known?.views ?? 0) + 1,
    visits: (known?.visits ?? 0) + (isVisit ? 1 : 0),
  });
  views++;
  if (views >= VIEWS_PER_FLUSH) context.ctx.waitUntil(flush(context));
  else if (waitingSince === undefined || context.now - waitingSince >= WAITING_MAX_MS) {
    waitingSince = context.now;
    context.ctx.waitUntil(flushLater(context));
  }
}

async function flushLater(context: Pick<ServiceContext, "env">): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, FLUSH_MS));
  waitingSince = undefined;
  await flush(context);
}

/**
 * Writes all there is in one statement. Not tried again when D1 does not answer, for nobody knows then whether it was
 * written, and a view lost is better than one counted twice.
 */
async function flush({ env }: Pick<ServiceContext, "env">): Promise<void> {
  const written = [...rows.values()];
  rows = new Map();
  views = 0;
  if (written.length === 0) return;
  try {
    await databaseOf(env.DB)
      .insert(audienceDays)
      // "WHERE true", or SQLite would take ON CONFLICT for a join's ON.
      .select(sql`
        SELECT value ->> 'day', value ->> 'page', value ->> 'language', value ->> 'views', value ->> 'visits'
        FROM json_each(${JSON.stringify(written)}) WHERE true`)
      .onConflictDoUpdate({
        target: [audienceDays.day, audienceDays.page, audienceDays.language],
        set: {
          views: sql`${audienceDays.views} + excluded.views`,
          visits: sql`${audienceDays.visits} + excluded.visits`,
        },
      });
  } catch (error) {
    failureLog.write(error);
  }
}
