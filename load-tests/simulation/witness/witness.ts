/** Looks at everything that is stored after every step, and remembers what people were told. */

import type { SyncOrder } from "../../../durable-objects/ticket-shard/transfers.ts";
import type { House } from "../house.ts";
import { hold } from "./broken-promise.ts";
import { DeskWatch } from "./desk-watch.ts";
import { ProjectionWatch } from "./projection-watch.ts";
import { ShardWatch } from "./shard-watch.ts";
import { checkStock } from "./stock-equation.ts";
import { Told } from "./told.ts";

export interface WitnessedCampaign {
  readonly campaign: string;
  readonly shardCount: number;
  readonly ticketCount: number;
  readonly players: readonly string[];
}

export class Witness {
  readonly desk: DeskWatch;
  readonly projection: ProjectionWatch;
  readonly told: Told;
  /** Empty until the desk has a seed: before that no shard knows of any ticket. */
  shards: readonly ShardWatch[] = [];
  /** The last step after which no player could win anything anywhere. */
  #lastEmptyStep = -1;
  #isEmpty = false;
  #seed = "";
  #crashes = 0;
  readonly #house: House;
  readonly #campaign: WitnessedCampaign;

  constructor(house: House, campaign: WitnessedCampaign) {
    this.#house = house;
    this.#campaign = campaign;
    this.desk = new DeskWatch(house.desk.disk);
    this.projection = new ProjectionWatch(house.d1, campaign.players);
    this.told = new Told(this);
  }

  get step(): number {
    return this.#house.world.steps;
  }

  /** Whether at some moment since a step there was nothing left to win. */
  wasEmptySince(step: number): boolean {
    return this.#lastEmptyStep >= step;
  }

  /** Everything that must hold at every step. */
  look(): void {
    this.#countRestarts();
    const isDeskNew = this.desk.look();
    if (isDeskNew) this.#findShards();
    const changed = this.shards.filter((shard) => shard.look());
    const isD1New = this.projection.look(this.shards);
    for (const shard of isD1New ? this.shards : changed) this.projection.checkMarks(shard);
    for (const shard of changed) this.told.check(shard);
    if (isDeskNew || changed.length > 0) {
      this.#isEmpty = checkStock(this.desk, this.shards) === 0;
      this.#checkSettings();
    }
    if (this.#isEmpty) this.#lastEmptyStep = this.step;
  }

  /** Once the seed may be public: nobody may play any more. */
  seal(): void {
    for (const shard of this.shards) shard.sealedAt ??= shard.head.seq;
  }

  /** What a shard has acknowledged it follows, whatever it is told later. */
  #checkSettings(): void {
    const { record, acknowledged } = this.desk;
    for (const { index, marks } of this.shards) {
      const known = acknowledged[index] ?? 0;
      const version = marks.version ?? 0;
      hold(
        "settings",
        version >= known,
        () => `shard ${index} follows version ${version}, acknowledged was ${known}`,
      );
    }
    const closed = record?.closedVersion ?? null;
    const isOver = closed !== null && this.shards.every(({ index }) => (acknowledged[index] ?? 0) >= closed);
    if (isOver) this.seal();
  }

  /** Before the desk's storage is read anew: what was under way when an object was torn down. */
  #countRestarts(): void {
    const hosts = [this.#house.desk, ...this.shards.map(({ index }) => this.#house.shard(index))];
    const crashes = hosts.reduce((sum, host) => sum + host.crashes, 0);
    if (crashes > this.#crashes && this.desk.pending.size > 0)
      this.#house.world.trace.count("restarts in the middle of a transfer");
    this.#crashes = crashes;
  }

  #countLateSettings(shard: ShardWatch, method: string, [order]: readonly unknown[]): void {
    if (method !== "sync") return;
    const { settings } = order as SyncOrder;
    const isLate = settings !== undefined && settings.version < (shard.marks.version ?? 0);
    if (isLate) this.#house.world.trace.count("settings that came after newer ones");
  }

  /** A desk that lost its memory before its creation was durable draws another seed. */
  #findShards(): void {
    const { seed } = this.desk;
    if (seed === this.#seed) return;
    this.#seed = seed;
    const { campaign, shardCount, ticketCount } = this.#campaign;
    this.shards = Array.from({ length: shardCount }, (_, shardIndex) => {
      const replayed = { campaign, shardIndex, shardCount, ticketCount };
      const host = this.#house.shard(shardIndex);
      const shard = new ShardWatch(host.disk, replayed, seed);
      host.onCall = (method, args) => this.#countLateSettings(shard, method, args);
      return shard;
    });
  }
}
