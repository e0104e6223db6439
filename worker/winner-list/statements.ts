/**
 * What the table of winners asks D1. `winner_counts` names every combination of status, prize and store that exists (some
 * hundreds): each is one search in an index that ends with the order asked for, and gives one page at most. So any
 * filter costs the same at any depth, and nothing is walked over to be left out.
 */

import { type SQL, sql } from "drizzle-orm";
import type { Direction } from "../lists/list.ts";
import type { TicketStatus } from "../tickets/views.ts";

/** Below and above every id: they are made of hex digits and dashes. */
export const BELOW_EVERY_ID = "";
export const ABOVE_EVERY_ID = "~";

/** `[from, to)`: ids when tickets are listed by their play, milliseconds when by their handing over. */
export interface Span<Bound> {
  readonly from: Bound;
  readonly to: Bound;
}

export interface Kinds {
  readonly campaign: string;
  readonly status?: TicketStatus | undefined;
  readonly exceptStatus?: TicketStatus | undefined;
  readonly prize?: number | undefined;
  /** Null: of no store. */
  readonly store?: string | null | undefined;
}

export interface ClaimPlace {
  readonly at: number;
  readonly id: string;
}

/** The combinations that exist within a filter. */
function kindsOf({ campaign, status, exceptStatus, prize, store }: Kinds, further = sql``): SQL {
  return sql`(SELECT status, prize, nullif(store, '') AS store FROM winner_counts
    WHERE campaign = ${campaign} AND count > 0
    ${status === undefined ? sql`` : sql`AND status = ${status}`}
    ${exceptStatus === undefined ? sql`` : sql`AND status <> ${exceptStatus}`}
    ${prize === undefined ? sql`` : sql`AND prize = ${prize}`}
    ${store === undefined ? sql`` : sql`AND store = ${store ?? ""}`} ${further})`;
}

function ofKind(campaign: string): SQL {
  return sql`w.campaign = ${campaign} AND w.status = kind.status AND w.prize = kind.prize AND w.store IS kind.store`;
}

function claimOfKind(campaign: string): SQL {
  return sql`w.campaign = ${campaign} AND w.prize = kind.prize AND w.store IS kind.store AND w.claimed_at IS NOT NULL`;
}

function order(direction: Direction): SQL {
  return direction === "ascending" ? sql`ASC` : sql`DESC`;
}

/** Longer pages are a file's, which reads the whole list anyway. */
const SHORT_PAGE = 101;

/**
 * Ids by the time of the play, within a span and past a place. A file of everything walks the key: one page of each of
 * hundreds of kinds would be gathered for every page of it. Rows of other campaigns are passed over once a file, not once a page.
 */
export function idsByPlay(kinds: Kinds, span: Span<string>, direction: Direction, limit: number): SQL {
  const { campaign, status, exceptStatus, prize, store } = kinds;
  const isWhole = [status, exceptStatus, prize, store].every((part) => part === undefined);
  if (isWhole && limit > SHORT_PAGE)
    return sql`SELECT w.id FROM winners AS w WHERE +w.campaign = ${campaign} AND w.id > ${span.from} AND w.id < ${span.to}
      ORDER BY w.id ${order(direction)} LIMIT ${limit}`;
  return sql`SELECT found.value AS id FROM ${kindsOf(kinds)} AS kind, json_each((SELECT json_group_array(id) FROM (
      SELECT w.id FROM winners AS w WHERE ${ofKind(kinds.campaign)} AND w.id > ${span.from} AND w.id < ${span.to}
      ORDER BY w.id ${order(direction)} LIMIT ${limit}))) AS found
    ORDER BY found.value ${order(direction)} LIMIT ${limit}`;
}

/** Ids by the time of the handing over, of those that were handed over. */
export function idsByClaim(
  kinds: Kinds,
  { from, to }: Span<number>,
  past: ClaimPlace | null,
  direction: Direction,
  limit: number,
): SQL {
  const sign = direction === "ascending" ? sql`>` : sql`<`;
  const after = past === null ? sql`` : sql`AND (w.claimed_at, w.id) ${sign} (${past.at}, ${past.id})`;
  return sql`SELECT found.value->>1 AS id
    FROM ${kindsOf(kinds, sql`AND status = 'CLAIMED'`)} AS kind, json_each((SELECT json_group_array(json_array(claimed_at, id)) FROM (
      SELECT w.claimed_at, w.id FROM winners AS w
      WHERE ${claimOfKind(kinds.campaign)} AND w.claimed_at >= ${from} AND w.claimed_at < ${to} ${after}
      ORDER BY w.claimed_at ${order(direction)}, w.id ${order(direction)} LIMIT ${limit}))) AS found
    ORDER BY found.value->>0 ${order(direction)}, found.value->>1 ${order(direction)} LIMIT ${limit}`;
}

/** How many there are of each kind; no winner is touched. */
export function tallied(kinds: Kinds): SQL {
  return sql`SELECT coalesce(sum(counted.count), 0) AS total FROM winner_counts AS counted
    JOIN ${kindsOf(kinds)} AS kind ON counted.status = kind.status AND counted.prize = kind.prize
      AND counted.store = coalesce(kind.store, '')
    WHERE counted.campaign = ${kinds.campaign}`;
}

/** Counts in the index, up to `max` + 1. */
export function countedByPlay(kinds: Kinds, span: Span<string>, max: number): SQL {
  return sql`SELECT count(*) AS total FROM (SELECT 1 FROM ${kindsOf(kinds)} AS kind CROSS JOIN winners AS w
    WHERE ${ofKind(kinds.campaign)} AND w.id > ${span.from} AND w.id < ${span.to} LIMIT ${max + 1})`;
}

export function countedByClaim(kinds: Kinds, { from, to }: Span<number>, max: number): SQL {
  return sql`SELECT count(*) AS total FROM (
    SELECT 1 FROM ${kindsOf(kinds, sql`AND status = 'CLAIMED'`)} AS kind CROSS JOIN winners AS w
    WHERE ${claimOfKind(kinds.campaign)} AND w.claimed_at >= ${from} AND w.claimed_at < ${to} LIMIT ${max + 1})`;
}

/** The rows of a page, with their players. @param ids a statement that gives them, of one page at most */
export function rowsOf(ids: SQL): SQL {
  return sql`SELECT w.id, w.serial, w.prize, w.status, w.played_at AS playedAt, w.validated_at AS validatedAt,
      w.claimed_at AS claimedAt, w.store, w.claimed_store AS claimedStore, w.user_id AS userId,
      users.first_name AS firstName, users.last_name AS lastName, users.email
    FROM (${ids}) AS page CROSS JOIN winners AS w ON w.id = page.id CROSS JOIN users ON users.id = w.user_id`;
}

/** What a search found: one ticket, or some hundred people, whose tickets are gathered and sorted. */
export type Found =
  | { readonly kind: "ticket"; readonly id: string }
  /** `ids`: JSON. `isCut` when there are more people than are taken. */
  | { readonly kind: "people"; readonly ids: string; readonly isCut: boolean };

/**
 * The order of the join is told, and `+` takes what is left from the planner: SQLite, which cannot know how few tickets a
 * person has, would walk a kind, the key or the table instead once it keeps statistics.
 */
function foundFrom(found: Found): SQL {
  return found.kind === "ticket"
    ? sql`winners AS w`
    : sql`json_each(${found.ids}) AS person CROSS JOIN winners AS w ON w.user_id = person.value`;
}

function foundWhere(found: Found, kinds: Kinds): SQL {
  const { campaign, status, exceptStatus, prize, store } = kinds;
  return sql`${found.kind === "ticket" ? sql`w.id = ${found.id} AND` : sql``} +w.campaign = ${campaign}
    ${status === undefined ? sql`` : sql`AND +w.status = ${status}`}
    ${exceptStatus === undefined ? sql`` : sql`AND +w.status <> ${exceptStatus}`}
    ${prize === undefined ? sql`` : sql`AND +w.prize = ${prize}`}
    ${store === undefined ? sql`` : sql`AND +w.store IS ${store}`}`;
}

export function foundByPlay(
  found: Found,
  kinds: Kinds,
  span: Span<string>,
  direction: Direction,
  limit: number,
): SQL {
  return sql`SELECT w.id FROM ${foundFrom(found)} WHERE ${foundWhere(found, kinds)} AND +w.id > ${span.from} AND +w.id < ${span.to}
    ORDER BY +w.id ${order(direction)} LIMIT ${limit}`;
}

export function foundByClaim(
  found: Found,
  kinds: Kinds,
  { from, to }: Span<number>,
  past: ClaimPlace | null,
  direction: Direction,
  limit: number,
): SQL {
  const sign = direction === "ascending" ? sql`>` : sql`<`;
  const after = past === null ? sql`` : sql`AND (+w.claimed_at, +w.id) ${sign} (${past.at}, ${past.id})`;
  return sql`SELECT w.id FROM ${foundFrom(found)}
    WHERE ${foundWhere(found, kinds)} AND +w.claimed_at >= ${from} AND +w.claimed_at < ${to} ${after}
    ORDER BY +w.claimed_at ${order(direction)}, +w.id ${order(direction)} LIMIT ${limit}`;
}

/** Counts what one of the statements of ids gives when asked for `max` + 1 of them. */
export function countOf(ids: SQL): SQL {
  return sql`SELECT count(*) AS total FROM (${ids})`;
}
