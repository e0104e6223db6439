/** What a shard tells the live board: all it has given so far, so that a report that comes twice or late changes nothing. */

export interface ShardFigures {
  /** The shard's number. */
  readonly shard: number;
  /** Where its ledger stood: the higher of two reports is the newer. */
  readonly seq: number;
  /** Units won since the campaign began, by prize ordinal. */
  readonly awarded: readonly number[];
  /** When it was last played, in milliseconds since the epoch; null before the first play. */
  readonly lastAt: number | null;
}

/** A campaign's figures, summed from those of its shards. */
export interface BoardState {
  /** Tickets played. */
  readonly played: number;
  /** Units won, by prize ordinal. */
  readonly awarded: readonly number[];
  /** When a ticket was last played, in milliseconds since the epoch; null before the first play. */
  readonly lastAt: number | null;
  /** Shards that were not heard of yet: while there are any, the figures may be too low. */
  readonly missing: number;
}
