/**
 * `npm run bench:size`: what a play costs the runtime as campaigns grow from a thousand to one and a half billion
 * tickets, and as the shards of one become more. All on one server, in turn within each round: figures taken minutes
 * apart on a shared machine cannot be compared. About twelve minutes; `--rounds 1 --visits 1 --shards 1,10` is a trial.
 * Options: --rounds 5 --visits 10 --connections 128 --shards 1,10,100,1000 --out dist/size.json
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { MAIL_TO_NOBODY } from "../bench/mail-to-nobody.ts";
import { build } from "../local/build.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { readSecrets } from "../local/secrets.ts";
import { type LocalServer, startLocalServer } from "../local/server.ts";
import type { SizePoint, SizeRun } from "../measured/figures.ts";
import { thisMachine } from "../measured/machine.ts";
import { ownRuntime } from "../measured/processor-time.ts";
import {
  bytesPerRedemption,
  NOTHING_STORED,
  readStoredBytes,
  type StoredBytes,
} from "../measured/stored-bytes.ts";
import { type Player, seedPlayers } from "../players.ts";
import { chance, shuffled } from "../random.ts";
import {
  type Arm,
  campaignsNeeded,
  PLAYS_OF_VISIT,
  placesOf,
  SIZE_ARMS,
  serialsOfRound,
  serialsOfVisit,
  shardArms,
} from "./arms.ts";
import { type CreatedArm, createArm, type SizedCampaign } from "./campaigns.ts";
import { readOptions, type SizeOptions } from "./options.ts";
import { measurePhase, type PhaseDeps, type PhaseFigures, type Play } from "./phase.ts";
import { type MeasuredArm, pointsOf, TABLE_HEAD, tableLine } from "./report.ts";

const PLAYER_COUNT = 64;
/** The first round is not counted: it warms up what the others find warm. */
const WARM_UP_ROUNDS = 1;
/** Any: serials are in no order, and in the same one in every run. */
const ORDER_SEED = 1;
/** What one round of an arm plays. */
type RoundOf = (round: number) => { readonly waking: readonly Play[]; readonly measured: readonly Play[] };

interface Contender {
  readonly arm: Arm;
  readonly created: CreatedArm;
  readonly roundOf: RoundOf;
}

interface House {
  readonly server: LocalServer;
  readonly dataDir: string;
  readonly adminToken: string;
  readonly players: readonly Player[];
  /** The runtime's process. */
  readonly runtime: number;
}

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  endOnSignals();
  const scratch = mkdtempSync(join(tmpdir(), "thetiptop-size-"));
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  await build((line) => console.log(line));
  const sizes = await openHouse(join(scratch, "sizes"));
  const bySize = await compare("By size", await sizeContenders(sizes, options), sizes, options);
  await sizes.server.stop();
  // Here every shard that was played on has as many redemptions: hardly a page is half empty.
  const stored = readStoredBytes(sizes.dataDir);
  assertAllStored(stored, options);
  const bytes = bytesPerRedemption(NOTHING_STORED, stored);

  const shards = await openHouse(join(scratch, "shards"));
  const byShards = await compare("By shard count", await shardContenders(shards, options), shards, options);
  await shards.server.stop();
  const { rounds, playsPerPhase } = options;
  const run: SizeRun = {
    kind: "size",
    at: new Date().toISOString(),
    machine: thisMachine(),
    rounds,
    playsPerPhase,
    bySize,
    byShards,
    bytesPerRedemption: bytes,
  };
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, `${JSON.stringify(run, null, 2)}\n`);
  console.log(
    `\n${stored.redemptions} redemptions stored: ${bytes.shards} bytes each in their shard, ` +
      `${bytes.database} in D1's winners, ${bytes.mail} in the queue of mails.`,
  );
  console.log(`Written to ${options.out}`);
  process.exit(0);
});

async function openHouse(dataDir: string): Promise<House> {
  const server = await startLocalServer({ port: 0, dataDir, bindings: MAIL_TO_NOBODY });
  const database = await server.miniflare.getD1Database("DB");
  const execute = (sql: string, ...parameters: readonly (string | number)[]) =>
    database
      .prepare(sql)
      .bind(...parameters)
      .run();
  const { sessionSecret } = readSecrets(dataDir);
  const [admin] = await seedPlayers(execute, sessionSecret, 1, "ADMIN");
  if (admin === undefined) throw new Error("no administrator was seeded");
  const players = await seedPlayers(execute, sessionSecret, PLAYER_COUNT);
  return { server, dataDir, adminToken: admin.token, players, runtime: ownRuntime() };
}

/** Every play was told to be a win: as many stand in the ledgers on disk and in D1, or no figure of this run counts. */
function assertAllStored({ redemptions, winners }: StoredBytes, { rounds, visits }: SizeOptions): void {
  const played = SIZE_ARMS.length * (WARM_UP_ROUNDS + rounds) * visits * PLAYS_OF_VISIT;
  if (redemptions !== played || winners !== played)
    throw new Error(
      `${played} plays were wins; stored are ${redemptions} redemptions and ${winners} winners`,
    );
}

/** Every size's campaigns: as many as all rounds visit shards. */
async function sizeContenders(house: House, { rounds, visits }: SizeOptions): Promise<Contender[]> {
  const places = (WARM_UP_ROUNDS + rounds) * visits;
  const contenders: Contender[] = [];
  for (const arm of SIZE_ARMS) {
    const created = await create(house, arm, campaignsNeeded(arm, places), "size");
    const plays = placesOf(arm, places).map((place, index) =>
      serialsOfVisit(arm, place, ORDER_SEED + index).map((serial) =>
        playOf(created.campaigns[place.campaign], serial),
      ),
    );
    contenders.push({
      arm,
      created,
      roundOf: (round) => {
        const visited = plays.slice(round * visits, (round + 1) * visits);
        return {
          waking: visited.flatMap((visit) => visit.slice(0, 1)),
          measured: visited.flatMap((visit) => visit.slice(1)),
        };
      },
    });
  }
  return contenders;
}

/** One campaign for each shard count, played all over. */
async function shardContenders(
  house: House,
  { rounds, playsPerPhase, shardCounts }: SizeOptions,
): Promise<Contender[]> {
  const contenders: Contender[] = [];
  for (const arm of shardArms(shardCounts)) {
    const created = await create(house, arm, 1, "shards");
    const order = shuffled(
      Array.from({ length: arm.tickets }, (_, serial) => serial),
      chance(ORDER_SEED),
    );
    const [campaign] = created.campaigns;
    contenders.push({
      arm,
      created,
      roundOf: (round) => {
        const all = { round, rounds: WARM_UP_ROUNDS + rounds, plays: playsPerPhase };
        const { waking, measured } = serialsOfRound(arm, order, all);
        const played = (serial: number) => playOf(campaign, serial);
        return { waking: waking.map(played), measured: measured.map(played) };
      },
    });
  }
  return contenders;
}

function create(house: House, arm: Arm, count: number, name: string): Promise<CreatedArm> {
  const { tickets, shards, codeFormat } = arm;
  console.log(
    `Creating ${count} ${count === 1 ? "campaign" : "campaigns"} of ${tickets.toLocaleString("en")} tickets over ${shards} shards (${codeFormat}) …`,
  );
  const { server, dataDir, adminToken } = house;
  return createArm(server, dataDir, adminToken, arm, count, `${name}-${tickets}-${shards}-${codeFormat}`);
}

function playOf(campaign: SizedCampaign | undefined, serial: number): Play {
  if (campaign === undefined) throw new Error("a visit to a campaign that was not created");
  return { campaign: campaign.slug, code: campaign.codes.codeOf(serial) };
}

/** In turn A B C … A B C …, so that a slow minute of the machine falls on all of them. */
async function compare(
  title: string,
  contenders: readonly Contender[],
  house: House,
  { rounds, playsPerPhase, connections }: SizeOptions,
): Promise<SizePoint[]> {
  const deps: PhaseDeps = { ...house, connections };
  const figures = contenders.map((): PhaseFigures[] => []);
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
    for (const [index, { roundOf }] of contenders.entries()) {
      const { waking, measured } = roundOf(round);
      const phase = await measurePhase(deps, waking, measured);
      if (round >= WARM_UP_ROUNDS) figures[index]?.push(phase);
    }
    console.log(round < WARM_UP_ROUNDS ? `${title}: warm` : `${title}: round ${round} of ${rounds}`);
  }
  const [base, ...others] = contenders.map(
    ({ arm, created }, index): MeasuredArm => ({
      arm,
      rounds: figures[index] ?? [],
      creationMs: created.creationMs,
    }),
  );
  if (base === undefined) throw new Error("nothing was compared");
  const points = pointsOf([base, ...others]);
  console.log(`\n${title}: ${playsPerPhase} plays a phase, ${connections} connections\n${TABLE_HEAD}`);
  for (const point of points) console.log(tableLine(point));
  console.log("");
  return points;
}
