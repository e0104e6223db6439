/** Players: they play, twice by impatience, together for one code, again after an error; and buyers who get refunds. */

import { cancelTicketAt, findRedemption, isCancelledAt, redeem } from "../../durable-objects/objects.ts";
import type { RedemptionOutcome } from "../../durable-objects/ticket-shard/outcome.ts";
import type { RedemptionRequest } from "../../durable-objects/ticket-shard/redemption.ts";
import type { Cast } from "./cast.ts";
import { CAMPAIGN } from "./house.ts";
import { hold } from "./witness/broken-promise.ts";

const WITHOUT_KEY = 0.2;
/** Somebody clicks twice, or a proxy sends the form again. */
const IMPATIENT = 0.2;
const RUSH_MS = 50;

/** Plays a ticket once, and hears what comes of it. Undefined when nobody ever answered. */
export async function play(cast: Cast, request: RedemptionRequest): Promise<RedemptionOutcome | undefined> {
  const { bindings, witness, scenario } = cast;
  const shard = request.serial % scenario.definition.shardCount;
  const once = async () => {
    const sentStep = witness.step;
    const outcome = await redeem(bindings, CAMPAIGN, shard, request);
    witness.told.hear(request, outcome, sentStep);
    return outcome;
  };
  // Without a key a repetition cannot be told from another play: whoever has none does not repeat.
  return request.idempotencyKey === null ? once().catch(onlyBroken) : cast.persist(once);
}

/** Plans all plays of the busy time: mostly single ones, some of them a rush, for one code or each with a code of their own. */
export function planPlays(cast: Cast): void {
  const { scenario, world } = cast;
  const { dice } = world;
  for (let count = 0; count < scenario.plays; count++) {
    const atMs = dice.upTo(scenario.busyMs);
    const serial = dice.below(scenario.definition.ticketCount);
    const people = dice.happens(0.2) ? dice.between(2, 6) : 1;
    const isForOne = people === 1 || dice.happens(0.5);
    for (let person = 0; person < people; person++) {
      const wanted = isForOne ? serial : dice.below(scenario.definition.ticketCount);
      const request = requestFor(cast, wanted, `key-${count}-${person}`);
      const startMs = atMs + dice.upTo(RUSH_MS);
      cast.plan(startMs, `play ${wanted}`, () => playAndAgain(cast, request));
    }
  }
}

function requestFor({ scenario, world: { dice } }: Cast, serial: number, key: string): RedemptionRequest {
  const idempotencyKey = dice.happens(WITHOUT_KEY) ? null : key;
  return { serial, player: dice.oneOf(scenario.players), idempotencyKey };
}

async function playAndAgain(cast: Cast, request: RedemptionRequest): Promise<void> {
  const { dice } = cast.world;
  const isImpatient = dice.happens(IMPATIENT);
  const first = play(cast, request);
  const second = isImpatient ? play(cast, request) : undefined;
  await Promise.all([first, second]);
  // Much later, from the history of the app: the same request still has the same answer.
  if (!dice.happens(0.1)) return;
  await cast.world.wait(dice.upTo(20_000));
  await play(cast, request);
  await lookUp(cast, request.serial);
}

/** What staff see of a played ticket. */
async function lookUp({ bindings, scenario, witness }: Cast, serial: number): Promise<void> {
  const shard = serial % scenario.definition.shardCount;
  const told = witness.told.wins.get(serial);
  const played = await findRedemption(bindings, CAMPAIGN, shard, serial).catch(() => undefined);
  if (played === undefined || !told) return;
  hold(
    2,
    played?.ticketId === told.win.ticketId,
    () => `${serial} was won and staff see ${JSON.stringify(played)}`,
  );
}

/** Plans the refunds: each cancels a ticket, asks again, and looks. */
export function planRefunds(cast: Cast): void {
  const { scenario, world } = cast;
  for (let count = 0; count < scenario.refunds; count++) {
    const serial = world.dice.below(scenario.definition.ticketCount);
    cast.plan(world.dice.upTo(scenario.busyMs), `refund ${serial}`, () => refund(cast, serial));
  }
}

async function refund(cast: Cast, serial: number): Promise<void> {
  const { bindings, scenario, witness } = cast;
  const shard = serial % scenario.definition.shardCount;
  const outcome = await cast.persist(() => cancelTicketAt(bindings, CAMPAIGN, shard, serial));
  if (!outcome) return;
  witness.told.hearCancel(serial, outcome);
  const again = await cast.persist(() => cancelTicketAt(bindings, CAMPAIGN, shard, serial));
  if (!again) return;
  witness.told.hearCancel(serial, again);
  const isSame = again.kind === outcome.kind || outcome.kind === "over";
  hold(9, isSame, () => `the refund of ${serial} was told ${outcome.kind}, then ${again.kind}`);
  const isCancelled = await cast.persist(() => isCancelledAt(bindings, CAMPAIGN, shard, serial));
  if (isCancelled === undefined) return;
  hold(
    9,
    isCancelled === (again.kind === "cancelled"),
    () => `after ${again.kind}, ${serial} is seen as ${isCancelled}`,
  );
}

function onlyBroken(error: unknown): undefined {
  if (error instanceof Error && error.name === "BrokenPromise") throw error;
  return undefined;
}
