/** Fastify and Redis with one script a play. */

import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import type { Contender, Fill, Settings } from "../contender.ts";
import { type PeerProcess, processesOf, startPeer } from "../peer-process.ts";
import { REDIS_KEYS, type RedisServerConfig } from "../servers/redis-keys.ts";
import type { Fsync, RedisServer } from "../storage/redis.ts";
import { counted } from "../words.ts";

const CODES_PER_COMMAND = 10_000;
const WINNERS_PER_SCAN = 10_000;
const POLL_MS = 50;
/** Writing a file of some hundred MB anew takes a few seconds. */
const SETTLE_TIMEOUT_MS = 120_000;
/** What INFO persistence says while something is still being written. */
const BUSY =
  /^(?:aof_rewrite_in_progress|aof_rewrite_scheduled|aof_pending_bio_fsync|rdb_bgsave_in_progress):[1-9]/mu;

export async function fastifyRedis(
  server: RedisServer,
  fsync: Fsync,
  secret: string,
  fill: Fill,
): Promise<Contender> {
  const redis = new Redis(server.socket);
  redis.on("error", () => undefined); // its server may end first; a command that was under way fails by itself
  let peer: PeerProcess | undefined;
  await put(fill);

  async function put({ codes, stock }: Fill): Promise<void> {
    await redis.flushall();
    for (let from = 0; from < codes.length; from += CODES_PER_COMMAND) {
      await redis.sadd(REDIS_KEYS.unplayed, ...codes.slice(from, from + CODES_PER_COMMAND));
    }
    await redis.rpush(REDIS_KEYS.left, ...stock);
  }

  function configOf(settings: Settings): RedisServerConfig {
    return {
      processes: settings["processes"] ?? 1,
      secret,
      address: settings["socket"] === 1 ? server.socket : server.loopback,
      autoPipelining: settings["autoPipelining"] === 1,
    };
  }

  return {
    name: `Fastify + Redis, appendfsync ${fsync}`,
    isExact: true,
    knobs: { processes: [1, 2], socket: [1, 0], autoPipelining: [1, 0] },
    tuning({ processes = 1, socket, autoPipelining }) {
      const way = socket === 1 ? "socket" : "loopback";
      const pipelining = autoPipelining === 1 ? "automatic" : "no";
      return `${counted(processes, "Node process")}, ${way}, ${pipelining} pipelining, verified tokens remembered; appendonly yes, appendfsync ${fsync}`;
    },
    async run(settings) {
      await peer?.stop();
      peer = await startPeer("fastify-redis.ts", configOf(settings));
      return peer.port;
    },
    processes: () => processesOf(peer, server),
    async finish() {}, // an answered play owes nothing more
    async settle() {
      const until = performance.now() + SETTLE_TIMEOUT_MS;
      while (BUSY.test(await redis.info("persistence"))) {
        if (performance.now() > until) throw new Error("Redis did not finish writing its file in time");
        await sleep(POLL_MS);
      }
    },
    async stored() {
      const left = (await redis.lrange(REDIS_KEYS.left, 0, -1)).map(Number);
      return { byPrize: await winnersByPrize(redis, left.length), left };
    },
    refill: put,
    async stop() {
      await peer?.stop();
      redis.disconnect();
    },
  };
}

async function winnersByPrize(redis: Redis, prizeCount: number): Promise<number[]> {
  const byPrize = Array.from({ length: prizeCount }, () => 0);
  const seen = new Set<string>(); // a scan may give a field twice
  let cursor = "0";
  do {
    const [next, fields] = await redis.hscan(REDIS_KEYS.winners, cursor, "COUNT", WINNERS_PER_SCAN);
    for (let at = 0; at < fields.length; at += 2) {
      const code = fields[at] ?? "";
      if (seen.has(code)) continue;
      seen.add(code);
      const { prize } = JSON.parse(fields[at + 1] ?? "{}") as { readonly prize: number };
      byPrize[prize] = (byPrize[prize] ?? 0) + 1;
    }
    cursor = next;
  } while (cursor !== "0");
  return byPrize;
}
