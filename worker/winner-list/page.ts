/** One page of the table of winners, whichever way it is ordered, filtered and turned. */

import type { SQL } from "drizzle-orm";
import type { Direction, Total } from "../lists/list.ts";
import { rawBatch } from "../raw-batch.ts";
import type { TicketStatus } from "../tickets/views.ts";
import { type Place, readPlace, writePlace } from "./cursors.ts";
import { idSpan } from "./day-span.ts";
import { PEOPLE_MAX, type Question } from "./question.ts";
import {
  countedByClaim,
  countedByPlay,
  countOf,
  foundByClaim,
  foundByPlay,
  idsByClaim,
  idsByPlay,
  type Kinds,
  rowsOf,
  type Span,
  tallied,
} from "./statements.ts";
import type { WinnerQuery } from "./winner-list.ts";

/** What is counted in an index at most; from there on the total says "more than". */
export const COUNT_MAX = 10_000;

export interface WinnerRecord {
  readonly id: string;
  readonly serial: number;
  readonly prize: number;
  readonly status: TicketStatus;
  readonly playedAt: number;
  readonly validatedAt: number | null;
  readonly claimedAt: number | null;
  readonly store: string | null;
  readonly claimedStore: string | null;
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

interface ReadPage {
  readonly rows: readonly WinnerRecord[];
  readonly total: Total;
  readonly next: string | null;
  readonly previous: string | null;
  readonly peopleMax: number | null;
}

/** Reads a page. @param isCounted whether its total is asked for as well; without, it is zero */
export async function readPage(
  database: D1Database,
  question: Question,
  query: Pick<WinnerQuery, "sort" | "after" | "before" | "limit">,
  isCounted: boolean,
): Promise<ReadPage> {
  const isBackwards = query.before !== null;
  const place = readPlace(isBackwards ? query.before : query.after);
  const [{ rows, hasMore }, counted] = await Promise.all([
    readRows(database, question, query, place, isBackwards),
    isCounted ? count(database, question, query.sort.by) : 0,
  ]);
  const [first, last] = [rows.at(0), rows.at(-1)];
  const at = (row: WinnerRecord | undefined) => (row ? writePlace(placeOf(row, query.sort.by)) : null);
  return {
    rows,
    total:
      counted > COUNT_MAX && !isTallied(question)
        ? { kind: "more-than", count: COUNT_MAX }
        : { kind: "exact", count: counted },
    next: isBackwards || hasMore ? at(last) : null,
    previous: isBackwards ? (hasMore ? at(first) : null) : place === null ? null : at(first),
    peopleMax: question.found?.kind === "people" && question.found.isCut ? PEOPLE_MAX : null,
  };
}

function placeOf(row: WinnerRecord, by: WinnerQuery["sort"]["by"]): Place {
  return by === "claimedAt" && row.claimedAt !== null
    ? { kind: "claim", at: row.claimedAt, id: row.id }
    : { kind: "play", id: row.id };
}

/** One stretch of the list: sorted by handing over there are two, those that were handed over and then the others. */
type Stretch = "claimed" | "by-play";

async function readRows(
  database: D1Database,
  question: Question,
  { sort, limit }: Pick<WinnerQuery, "sort" | "limit">,
  place: Place | null,
  isBackwards: boolean,
): Promise<{ rows: WinnerRecord[]; hasMore: boolean }> {
  const direction = isBackwards ? opposite(sort.direction) : sort.direction;
  const stretches = stretchesOf(question, sort.by);
  if (isBackwards) stretches.reverse();
  const start = place ? Math.max(0, stretches.indexOf(place.kind === "claim" ? "claimed" : "by-play")) : 0;
  const rows: WinnerRecord[] = [];
  for (const [index, stretch] of stretches.slice(start).entries()) {
    const ids = idsOf(question, stretch, {
      isSpanned: sort.by === "playedAt",
      exceptClaimed: sort.by === "claimedAt",
      place: index === 0 ? place : null,
      direction,
      limit: limit + 1 - rows.length,
    });
    rows.push(...inOrder(await read(database, ids), stretch, direction));
    if (rows.length > limit) break;
  }
  const hasMore = rows.length > limit;
  const shown = rows.slice(0, limit);
  return { rows: isBackwards ? shown.reverse() : shown, hasMore };
}

async function read(database: D1Database, ids: SQL): Promise<WinnerRecord[]> {
  const [rows] = await rawBatch<WinnerRecord>(database, [rowsOf(ids)]);
  return [...(rows ?? [])];
}

function stretchesOf({ kinds, isSpanned }: Question, by: WinnerQuery["sort"]["by"]): Stretch[] {
  if (by === "playedAt") return ["by-play"];
  if (isSpanned || kinds.status === "CLAIMED") return ["claimed"]; // a period of handing over has only those
  return kinds.status === undefined ? ["claimed", "by-play"] : ["by-play"];
}

interface Cut {
  readonly isSpanned: boolean;
  readonly exceptClaimed: boolean;
  readonly place: Place | null;
  readonly direction: Direction;
  readonly limit: number;
}

function idsOf({ kinds, span, found }: Question, stretch: Stretch, cut: Cut): SQL {
  const { direction, limit } = cut;
  if (stretch === "claimed") {
    const place = cut.place?.kind === "claim" ? cut.place : null;
    return found
      ? foundByClaim(found, kinds, span, place, direction, limit)
      : idsByClaim(kinds, span, place, direction, limit);
  }
  const whole = idSpan(cut.isSpanned ? span : { from: 0, to: Number.POSITIVE_INFINITY });
  const within = past(whole, cut.place?.id, direction);
  const rest: Kinds = cut.exceptClaimed ? { ...kinds, exceptStatus: "CLAIMED" } : kinds;
  return found
    ? foundByPlay(found, rest, within, direction, limit)
    : idsByPlay(rest, within, direction, limit);
}

/** What is left of a span beyond a place. */
function past(span: Span<string>, id: string | undefined, direction: Direction): Span<string> {
  if (id === undefined || id < span.from || id > span.to) return span;
  return direction === "ascending" ? { ...span, from: id } : { ...span, to: id };
}

/** The join with the rows keeps no order that one may rely on: a page is put in order here. */
function inOrder(rows: WinnerRecord[], stretch: Stretch, direction: Direction): WinnerRecord[] {
  const sign = direction === "ascending" ? 1 : -1;
  const byId = (one: WinnerRecord, other: WinnerRecord) => (one.id < other.id ? -sign : sign);
  if (stretch === "by-play") return rows.sort(byId);
  return rows.sort(
    (one, other) => sign * ((one.claimedAt ?? 0) - (other.claimedAt ?? 0)) || byId(one, other),
  );
}

function opposite(direction: Direction): Direction {
  return direction === "ascending" ? "descending" : "ascending";
}

function isTallied({ found, isSpanned }: Question): boolean {
  return found === null && !isSpanned;
}

async function count(
  database: D1Database,
  question: Question,
  by: WinnerQuery["sort"]["by"],
): Promise<number> {
  const [counted] = await rawBatch<{ readonly total: number }>(database, [totalOf(question, by)]);
  return counted?.[0]?.total ?? 0;
}

function totalOf(question: Question, by: WinnerQuery["sort"]["by"]): SQL {
  const { kinds, span, isSpanned, found } = question;
  const isByClaim = by === "claimedAt" && isSpanned;
  if (found)
    return countOf(
      isByClaim
        ? foundByClaim(found, kinds, span, null, "descending", COUNT_MAX + 1)
        : foundByPlay(found, kinds, idSpan(span), "descending", COUNT_MAX + 1),
    );
  if (!isSpanned) return tallied(kinds);
  return isByClaim ? countedByClaim(kinds, span, COUNT_MAX) : countedByPlay(kinds, idSpan(span), COUNT_MAX);
}
