/** The head office: it opens, pauses, moves stock, changes prizes and batches, looks, and sends its orders twice. */

import type { Actor } from "../../durable-objects/campaign-desk/audit.ts";
import type { PrizeChanges, StockChange } from "../../durable-objects/campaign-desk/definition.ts";
import type { Cast } from "./cast.ts";
import { CAMPAIGN } from "./house.ts";
import { play } from "./players.ts";
import { hold } from "./witness/broken-promise.ts";

export const HEAD_OFFICE: Actor = { id: "head-office", role: "ADMIN" };
const RESEND = 0.3;

/** What the office was told was done: the orders that must have acted once. */
export interface Done {
  /** Counts of raises, each of another size. */
  readonly raises: number[];
  readonly asked: Set<number>;
}

/** Creates and opens the campaign, however often it has to be asked. */
export async function setUp(cast: Cast): Promise<void> {
  const { scenario } = cast;
  const { desk } = cast;
  const create = () => cast.persist(() => desk.create(scenario.definition, HEAD_OFFICE));
  for (let created = await create(); ; created = await create()) {
    if (created?.kind === "created") cast.seedHash = created.catalogue.seedHash;
    if (created) break;
  }
  await cast.persist(() => desk.changeState("open", HEAD_OFFICE));
}

/** Plans the orders of the busy time. @returns what becomes known of them */
export function planOrders(cast: Cast): Done {
  const done: Done = { raises: [], asked: new Set() };
  const { scenario, world } = cast;
  for (let count = 1; count <= scenario.orders; count++) {
    const order = orderOf(cast, count, done);
    cast.plan(world.dice.upTo(scenario.busyMs), `order ${order.name}`, order);
  }
  for (let count = 0; count < scenario.looks; count++) {
    cast.plan(world.dice.upTo(scenario.busyMs), "look", () => look(cast));
  }
  return done;
}

function orderOf(cast: Cast, count: number, done: Done): () => Promise<void> {
  const { dice } = cast.world;
  const orders = [pauseAndOpen, changeBatch, cutBatch, raise, raise, move, move, move, lower, addPrize];
  if (cast.scenario.editsPrizes) orders.push(editPrize, editPrize, withdraw);
  if (cast.scenario.closesEarly && count === cast.scenario.orders) orders.splice(0, orders.length, close);
  const order = dice.oneOf(orders);
  return Object.defineProperty(() => order(cast, `order-${count}`, count, done), "name", {
    value: order.name,
  });
}

type Order = (cast: Cast, key: string, count: number, done: Done) => Promise<void>;

const pauseAndOpen: Order = async (cast) => {
  const { desk } = cast;
  await cast.persist(() => desk.changeState("paused", HEAD_OFFICE));
  await cast.world.wait(cast.world.dice.upTo(2_000));
  await cast.persist(() => desk.changeState("open", HEAD_OFFICE));
};

const close: Order = async (cast) => {
  const { desk } = cast;
  await cast.persist(() => desk.changeState("closed", HEAD_OFFICE));
  for (let looks = 0; looks < 10; looks++) {
    const catalogue = await cast.persist(() => desk.catalogue());
    if (catalogue?.seed) {
      cast.witness.seal(); // whoever knows the seed knows the draws: nobody may play any more
      await playKnowingly(cast);
    }
    await cast.world.wait(500);
  }
};

/** Somebody who has seen the seed tries every ticket that is left, at once. */
async function playKnowingly(cast: Cast): Promise<void> {
  const { scenario, witness } = cast;
  const { ticketCount, shardCount } = scenario.definition;
  const left = Array.from({ length: ticketCount }, (_, serial) => serial).filter(
    (serial) => !witness.shards[serial % shardCount]?.redemptions.has(serial),
  );
  const player = cast.world.dice.oneOf(scenario.players);
  await Promise.all(left.map((serial) => play(cast, { serial, player, idempotencyKey: null })));
}

const changeBatch: Order = async (cast) => {
  const { dice } = cast.world;
  const { desk } = cast;
  const catalogue = await cast.persist(() => desk.catalogue());
  if (!catalogue || catalogue.batches.length === 0) return;
  const batch = dice.oneOf(catalogue.batches);
  const status = dice.happens(0.2) ? "revoked" : "active";
  const { id: batchId, firstSerial, lastSerial } = batch;
  const expected = { firstSerial, lastSerial };
  await cast.persist(() => desk.changeBatch({ batchId, status, expected }, HEAD_OFFICE));
};

const cutBatch: Order = async (cast) => {
  const { dice } = cast.world;
  const { desk } = cast;
  const catalogue = await cast.persist(() => desk.catalogue());
  const batch = catalogue?.batches.find(({ firstSerial, lastSerial }) => lastSerial > firstSerial);
  if (!batch) return;
  const firstSerial = dice.between(batch.firstSerial, batch.lastSerial - 1);
  const range = { firstSerial, lastSerial: firstSerial };
  await cast.persist(() =>
    desk.splitBatch({ batchId: batch.id, range, label: `cut ${firstSerial}` }, HEAD_OFFICE),
  );
};

/** Each raise is of its own size, so that one that acted twice can be seen among the others. */
const raise: Order = async (cast, key, count, done) => {
  done.asked.add(count);
  const outcome = await sendTwice(cast, { kind: "raise", prize: 0, count }, key);
  if (outcome === "applied") done.raises.push(count);
};

const move: Order = async (cast, key) => {
  const { dice } = cast.world;
  const { shardCount, prizes } = cast.scenario.definition;
  if (shardCount < 2) return;
  const fromShard = dice.below(shardCount);
  const toShard = (fromShard + dice.between(1, shardCount - 1)) % shardCount;
  const asked = { prize: dice.below(prizes.length), count: dice.between(1, 6), fromShard, toShard };
  await sendTwice(cast, { kind: "move", ...asked }, key);
};

const lower: Order = async (cast, key) => {
  const { dice } = cast.world;
  const prize = dice.below(cast.scenario.definition.prizes.length);
  await sendTwice(cast, { kind: "lower", prize, count: dice.between(1, 4) }, key);
};

async function sendTwice(cast: Cast, asked: StockChange, key: string): Promise<string | undefined> {
  const { desk } = cast;
  const send = () => cast.persist(() => desk.changeStock(asked, HEAD_OFFICE, key));
  const outcome = await send();
  if (!outcome) return undefined;
  if (cast.world.dice.happens(RESEND)) {
    const again = await send();
    const isSame = outcome.kind !== "applied" || !again || again.kind === "applied";
    hold("orders", isSame, () => `${JSON.stringify(asked)}: ${outcome.kind}, sent again ${again?.kind}`);
  }
  return outcome.kind;
}

const addPrize: Order = async (cast, key) => {
  const texts = { name: "Thé", nameEn: "Tea", description: "", descriptionEn: "" };
  const { desk } = cast;
  const prize = { type: "DISCOUNT", valueCents: 5, oddsPpm: 0, stock: 0, ...texts } as const;
  const first = await cast.persist(() => desk.addPrize(prize, HEAD_OFFICE, key));
  const again = await cast.persist(() => desk.addPrize(prize, HEAD_OFFICE, key));
  if (first?.kind !== "changed" || again?.kind !== "changed") return;
  hold("orders", first.prize.id === again.prize.id, () => "a prize was added twice by one order");
};

const editPrize: Order = async (cast, key) => {
  const { dice } = cast.world;
  const { desk } = cast;
  const prize = (await cast.persist(() => desk.catalogue()))?.prizes[0];
  if (!prize) return;
  const changes: PrizeChanges = dice.happens(0.5) ? { stock: dice.between(0, 10) } : { isActive: true };
  await cast.persist(() => desk.editPrize(prize.id, changes, HEAD_OFFICE, key));
};

const withdraw: Order = async (cast) => {
  const { desk } = cast;
  const catalogue = await cast.persist(() => desk.catalogue());
  if (!catalogue) return;
  const { id } = cast.world.dice.oneOf(catalogue.prizes);
  await cast.persist(() => desk.deactivatePrize(id, HEAD_OFFICE));
};

/** Somebody opens the overview. */
async function look(cast: Cast): Promise<void> {
  const { definition } = cast.scenario;
  const { desk } = cast;
  const wonBefore = [...cast.witness.told.wins.keys()];
  const status = await desk.status().catch(() => null);
  if (status) {
    const { consistent, balance, outbox, redemptions } = status;
    for (const { stock, awarded, inShards, reserve, underWay, ordinal } of balance) {
      const isHeld = !consistent || stock === awarded + inShards + reserve + underWay;
      hold(3, isHeld, () => `the status says of prize ${ordinal}: ${JSON.stringify(balance)}`);
    }
    hold(
      2,
      redemptions >= wonBefore.length,
      () => `${wonBefore.length} had won, the status says ${redemptions}`,
    );
    if (outbox.depth === 0) checkArrived(cast, wonBefore);
  }
  await desk.prizes().catch(() => undefined);
  await cast.board.state({ slug: CAMPAIGN, shardCount: definition.shardCount }).catch(() => undefined);
}

/** “Nothing waits for D1” is true of everything that was won before it was asked. */
function checkArrived({ witness, scenario }: Cast, serials: readonly number[]): void {
  for (const serial of serials) {
    const row = witness.shards[serial % scenario.definition.shardCount]?.redemptions.get(serial);
    if (!row || witness.projection.erased.has(row.player)) continue;
    hold(
      6,
      witness.projection.winners.has(row.ticketId),
      () => `nothing waits, says the status; ${serial} is not in D1`,
    );
  }
}
