/**
 * Rows that a play writes, as Cloudflare counts them: each entry of an index is one, and so is each row that a trigger
 * changes. Measured in the runtime by durable-objects/ticket-shard/rows-written.workerd.test.ts, which fails when a
 * table, an index or a trigger changes them.
 */
export const PLAY_ROWS = {
  /** In the shard: the redemption and its place in the index of serials. */
  ledger: 2,
  /** In the shard, once for each drain of up to 1,000 rows: how far winners and mails have come. */
  watermarksPerDrain: 2,
  /** In D1: the winner, its indexes and the sums that triggers keep. */
  winner: 10,
  /** In D1: the mail about the win in its queue. */
  mailQueued: 7,
  /** In D1: that the mail was sent. */
  mailSent: 4,
} as const;
