/** Made-up players and their wins, the same for a seed every time: realistic in how they spread, not in whom they name. */

import { chance } from "../random.ts";

const DAY_MS = 86_400_000;
export const PLAY_DAYS = 30;
/** Tickets a player: 1,000,000 winners are some 600,000 people. */
const TICKETS_PER_PLAYER = 1_000 / 600;
/** Per mille of the wins, as they stand a while after a campaign's opening. */
const STATUSES = [
  { status: "PENDING", until: 380 },
  { status: "VALIDATED", until: 500 },
  { status: "REJECTED", until: 520 },
  { status: "CLAIMED", until: 1_000 },
] as const;
/** Shops differ: the first sells more than twice what the last does, and less than its tenth of all tickets allows. */
const STORE_WEIGHTS = [14, 13, 12, 11, 10, 10, 9, 8, 7, 6];
const FIRST_NAMES = [
  "Camille",
  "Zoé",
  "Léa",
  "Hugo",
  "Inès",
  "Louis",
  "Chloé",
  "Jules",
  "Éléonore",
  "Aïcha",
  "Noé",
  "Maëlys",
  "Yanis",
  "Jeanne",
  "Théo",
  "Alba",
];
const LAST_NAMES = [
  "Martin",
  "Bernard",
  "Lefèvre",
  "Moreau",
  "Garcia",
  "Roux",
  "Fontaine",
  "Nguyen",
  "Girard",
  "Dupont",
  "Diallo",
  "Mercier",
  "Blanc",
  "Guérin",
  "Muller",
  "Henry",
  "Rousseau",
  "Le Gall",
];

export interface MadeUpOptions {
  readonly count: number;
  readonly seed: number;
  /** When the last was played, milliseconds since the epoch. */
  readonly until: number;
  /** Of the campaign: shares of its prizes in parts per million, by ordinal. */
  readonly prizesPpm: readonly number[];
  readonly stores: readonly string[];
  readonly ticketCount: number;
  readonly shardCount: number;
}

/** A row of `users`: id, first name, last name, address, when it was made. */
export type MadeUpPlayer = readonly [string, string, string, string, number];
/** A row of `winners`: id, serial, seq, player, prize, status, played, validated, claimed, rejected, store, where claimed. */
export type MadeUpWinner = readonly [
  string,
  number,
  number,
  string,
  number,
  string,
  number,
  number | null,
  number | null,
  number | null,
  string,
  string | null,
];

export function playerCount(count: number): number {
  return Math.max(1, Math.round(count / TICKETS_PER_PLAYER));
}

/** The players `from` … `to` - 1; each depends on the seed and its own number alone. */
export function madeUpPlayers({ count, until }: MadeUpOptions, from: number, to: number): MadeUpPlayer[] {
  const since = until - PLAY_DAYS * DAY_MS;
  const pace = (PLAY_DAYS * DAY_MS) / playerCount(count);
  return Array.from({ length: to - from }, (_, index) => {
    const number = from + index;
    const first = FIRST_NAMES[number % FIRST_NAMES.length] ?? "Camille";
    const last = LAST_NAMES[Math.floor(number / FIRST_NAMES.length) % LAST_NAMES.length] ?? "Martin";
    const address = `${first}.${last}.${number}@exemple.fr`
      .normalize("NFD")
      .replace(/[^\w.@]/g, "")
      .toLowerCase();
    return [playerId(number), first, last, address, Math.floor(since + number * pace)];
  });
}

/** Wins in the order of their plays, in groups of `size`. */
export function* madeUpWinners(options: MadeUpOptions, size: number): Generator<MadeUpWinner[]> {
  const { count, seed, until, prizesPpm, stores, ticketCount, shardCount } = options;
  const random = chance(seed);
  const since = until - PLAY_DAYS * DAY_MS;
  const pace = (PLAY_DAYS * DAY_MS) / count;
  const seqs = new Uint32Array(shardCount);
  const sold = new Uint32Array(stores.length);
  const store = picker(STORE_WEIGHTS.slice(0, stores.length), random);
  const prize = picker(prizesPpm, random);
  let group: MadeUpWinner[] = [];
  for (let index = 0; index < count; index++) {
    const playedAt = Math.floor(since + index * pace);
    const storeIndex = store();
    const nth = sold[storeIndex] ?? 0;
    sold[storeIndex] = nth + 1;
    const serial = serialOf(nth, storeIndex, ticketCount, stores.length);
    const shard = serial % shardCount;
    const seq = (seqs[shard] ?? 0) + 1;
    seqs[shard] = seq;
    const decided = decision(playedAt, until, random);
    const home = stores[storeIndex] ?? "";
    group.push([
      ticketId(playedAt, index, random),
      serial,
      seq,
      playerId(Math.floor(random() * playerCount(count))),
      prize(),
      decided.status,
      playedAt,
      decided.validatedAt,
      decided.claimedAt,
      decided.rejectedAt,
      home,
      decided.status === "CLAIMED" ? (random() < 0.9 ? home : (stores[store()] ?? home)) : null, // one in ten goes elsewhere
    ]);
    if (group.length === size) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

/** Serials of a store lie in its own range, as its batches do; within it they come in no order. */
function serialOf(nth: number, store: number, ticketCount: number, stores: number): number {
  const range = Math.floor(ticketCount / stores);
  const stride = 7_919; // a prime that divides no such range: every serial once before any comes again
  return store * range + ((nth * stride) % range);
}

function decision(playedAt: number, until: number, random: () => number) {
  const drawn = random() * 1_000;
  const { status } = STATUSES.find((one) => drawn < one.until) ?? STATUSES[3];
  const within = (after: number) =>
    Math.floor(after + random() * Math.max(0, Math.min(5 * DAY_MS, until - after)));
  const none = { validatedAt: null, claimedAt: null, rejectedAt: null };
  switch (status) {
    case "PENDING":
      return { status, ...none };
    case "REJECTED":
      return { status, ...none, rejectedAt: within(playedAt) };
    case "VALIDATED":
      return { status, ...none, validatedAt: within(playedAt) };
    case "CLAIMED": {
      const validatedAt = within(playedAt);
      return { status, ...none, validatedAt, claimedAt: within(validatedAt) };
    }
  }
}

function picker(weights: readonly number[], random: () => number): () => number {
  let sum = 0;
  const ends = weights.map((weight) => {
    sum += weight;
    return sum;
  });
  return () => {
    const drawn = random() * sum;
    return Math.max(
      0,
      ends.findIndex((end) => drawn < end),
    );
  };
}

function playerId(number: number): string {
  return `5eed0000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}

/** A UUIDv7 whose random part ends with the number, so that no two are the same. */
function ticketId(at: number, number: number, random: () => number): string {
  const time = at.toString(16).padStart(12, "0");
  const noise = Math.floor(random() * 0x1000)
    .toString(16)
    .padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${noise}-8000-${number.toString(16).padStart(12, "0")}`;
}
