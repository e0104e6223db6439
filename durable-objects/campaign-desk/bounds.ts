/** How large a campaign may be. Apart from the desk, because a browser that audits one asks for them too. */

/** Most shards a campaign may have: three decimal or two base-32 digits of prefix (docs/architecture.md). */
export const MAX_SHARDS = 1024;
/** A wheel and a counter can show that many; it also bounds every list that has an entry a prize. */
export const MAX_PRIZES = 50;
/** One batch a store and print run. The list travels to every shard with each change, and in one request body. */
export const MAX_BATCHES = 300;
/** Bits in memory and rows on disk: ten million redemptions are 2 GB of an object's 10 GB. */
export const MAX_TICKETS_A_SHARD = 10_000_000;
/** All prizes together: as many as there can be tickets; every sum and product with it stays exact. */
export const MAX_STOCK = MAX_SHARDS * MAX_TICKETS_A_SHARD;
export const PPM = 1_000_000;
