/** One seed from its first step to its verdict. */

import { createAccounts, planErasures } from "./accounts.ts";
import { Cast } from "./cast.ts";
import { calmDown, crashAfterStep, planFaults } from "./faults.ts";
import { checkLevel, checkOrders, closeAndAudit, playOut, QUIET_MS, repeatAll, visit } from "./finale.ts";
import { CAMPAIGN, House } from "./house.ts";
import { planOrders, setUp } from "./office.ts";
import { planPlays, planRefunds } from "./players.ts";
import { Dice } from "./runtime/dice.ts";
import { Trace } from "./runtime/trace.ts";
import { enter } from "./runtime/virtual-time.ts";
import { World } from "./runtime/world.ts";
import { drawScenario, startOf } from "./scenario.ts";
import { BrokenPromise, hold, type PromiseName } from "./witness/broken-promise.ts";
import { Witness } from "./witness/witness.ts";

/** A hundred times what a seed takes: something turns in a circle. */
const STEPS_MAX = 100_000;

export interface Verdict {
  readonly seed: number;
  readonly steps: number;
  readonly wins: number;
  /** What was done to the objects, and how often. */
  readonly counts: ReadonlyMap<string, number>;
  readonly broken?: {
    readonly promise: PromiseName | "harness";
    readonly message: string;
    readonly lastSteps: readonly string[];
  };
}

/** @param print is given each step as it happens */
export async function runSeed(seed: number, print?: (line: string) => void): Promise<Verdict> {
  const dice = new Dice(seed);
  const trace = new Trace(startOf(seed), print);
  const world = new World(dice, trace, startOf(seed));
  const leave = enter(world);
  const scenario = drawScenario(seed, dice);
  const house = new House(world);
  const { shardCount, ticketCount } = scenario.definition;
  const players = [...scenario.players, "last-player"];
  const witness = new Witness(house, { campaign: CAMPAIGN, shardCount, ticketCount, players });
  const cast = new Cast(house, witness, { ...scenario, players });
  const verdict = () => ({ seed, steps: world.steps, wins: witness.told.wins.size, counts: trace.counts });
  try {
    await play(cast);
    return verdict();
  } catch (error) {
    return { ...verdict(), broken: { ...whatBroke(error), lastSteps: trace.last() } };
  } finally {
    house.close();
    leave();
  }
}

/** Anything but a broken promise is an error of the simulation itself, and fails the seed all the same. */
function whatBroke(error: unknown): { promise: PromiseName | "harness"; message: string } {
  if (error instanceof BrokenPromise) return { promise: error.promise, message: error.message };
  return { promise: "harness", message: error instanceof Error ? `${error.stack}` : String(error) };
}

async function play(cast: Cast): Promise<void> {
  const { world, scenario, witness } = cast;
  const afterStep = () => {
    hold("rest", world.steps < STEPS_MAX, () => `${STEPS_MAX} steps, and no rest`);
    witness.look();
    cast.rethrow();
    crashAfterStep(cast);
  };
  const pass = (milliseconds: number) => world.runUntil(world.nowMs + milliseconds, afterStep);
  const act = async (what: string, action: () => Promise<void>) => {
    cast.plan(0, what, action);
    for (let minutes = 0; minutes < 120; minutes++) {
      await pass(60_000);
      if (cast.atWork === 0) return;
    }
    hold("rest", false, () => `“${what}” never ends`);
  };

  createAccounts(cast);
  planFaults(cast);
  cast.plan(0, "set up", () => setUp(cast));
  planPlays(cast);
  planRefunds(cast);
  planErasures(cast);
  const done = planOrders(cast);
  await pass(scenario.busyMs);

  calmDown(cast);
  await pass(QUIET_MS);
  hold("rest", cast.atWork === 0, () => `${cast.atWork} people still wait for an answer`);
  if (cast.house.hosts.some(({ alarmsLost }) => alarmsLost > 0)) {
    await act("a visitor", () => visit(cast));
    await pass(QUIET_MS);
  }
  checkLevel(cast);
  checkOrders(cast, done);
  await act("ask again", () => repeatAll(cast));
  await act("play out", () => playOut(cast));
  await act("close and audit", () => closeAndAudit(cast));
  await pass(QUIET_MS);
  checkLevel(cast);
}
