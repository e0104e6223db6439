/** What a shard's callers are told that tore itself down: the metrics know it by these words. */
export const STARTS_ANEW = "ticket shard starts anew";
