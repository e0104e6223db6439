/** Opens every contender with its storage, ours first: ratios are taken with the first. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Stage } from "../../bench/stage.ts";
import type { Contender, Fill } from "../contender.ts";
import { startPostgres } from "../storage/postgres.ts";
import { startRedis } from "../storage/redis.ts";
import type { SlowDisk } from "../storage/slow-disk.ts";
import { classic } from "./classic.ts";
import { expressPostgres, IN_SLOTS, ONE_ROW } from "./express-postgres.ts";
import { fastifyRedis } from "./fastify-redis.ts";
import { ours } from "./ours.ts";

export interface Materials {
  /** Exists; other system users may pass through it. */
  readonly scratch: string;
  readonly stage: Stage;
  /** Signs the players' tokens. */
  readonly secret: string;
  readonly fill: Fill;
  /** Under every storage that is started here. */
  readonly disk: SlowDisk;
}

export interface OpenContenders {
  readonly contenders: readonly Contender[];
  /** Ends every server and every storage. */
  stop(): Promise<void>;
}

/** @throws AbsentError when a database server is not installed */
export async function openContenders({
  scratch,
  stage,
  secret,
  fill,
  disk,
}: Materials): Promise<OpenContenders> {
  function folder(name: string): string {
    const path = join(scratch, name);
    mkdirSync(path);
    return path;
  }
  const postgres = await startPostgres(folder("postgres"), disk.environmentOf("PostgreSQL"));
  const always = await startRedis(folder("redis-always"), "always", disk.environmentOf("Redis (always)"));
  const everySecond = await startRedis(
    folder("redis-everysec"),
    "everysec",
    disk.environmentOf("Redis (everysec)"),
  );
  const contenders = [
    ours(stage),
    await expressPostgres(postgres, ONE_ROW, secret, fill),
    await expressPostgres(postgres, IN_SLOTS, secret, fill),
    await fastifyRedis(always, "always", secret, fill),
    await fastifyRedis(everySecond, "everysec", secret, fill),
    await classic(postgres, secret, fill),
  ];
  return {
    contenders,
    async stop() {
      for (const contender of contenders) await contender.stop();
      for (const storage of [always, everySecond, postgres]) await storage.stop();
    },
  };
}
