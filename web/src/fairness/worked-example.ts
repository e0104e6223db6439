/** One draw worked out with real numbers, none of them of a real campaign. A test computes every one of them anew. */

export const EXAMPLE = {
  seed: "f315ecf8f613263fea41fd9fc841f411b59ab68193e067854c836de40948e882",
  seedHash: "1693a0b93ff836d86f19ebcb3ebb5f6a55f7d9c6df598662da834e6dc2be33c7",
  campaign: "exemple",
  shard: 7,
  shardSeed: "1ac6262c3016ea8104114dfc1fc4c008d9d70788e55e5fefe8845e24bc142dec",
  serial: 4207,
  seq: 20,
  digest: "e0ff69ea82252aa67b9a1ddbcb0c469587122327288baba1f710018edd92e07b",
  /** The digest's first six bytes as a number. */
  chunk: 247_387_598_258_725,
  left: [536, 179, 89, 54, 36],
  bound: 894,
  r: 721,
  prize: 2,
} as const;

export const EXAMPLE_COMMANDS = {
  seedHash: `printf %s ${EXAMPLE.seed} | xxd -r -p | sha256sum`,
  shardSeed: `printf 'shard|${EXAMPLE.campaign}|${EXAMPLE.shard}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:${EXAMPLE.seed}`,
  digest: `printf 'draw|${EXAMPLE.serial}|${EXAMPLE.seq}|0' | openssl dgst -sha256 -mac HMAC -macopt hexkey:${EXAMPLE.shardSeed}`,
  r: `echo $(( 0x${EXAMPLE.digest.slice(0, 12)} % ${EXAMPLE.bound} ))`,
} as const;

/** The command that hashes a seed, for any shell with the usual tools. */
export function seedCommand(seed: string): string {
  return `printf %s ${seed} | xxd -r -p | sha256sum`;
}
