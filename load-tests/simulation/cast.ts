/** What everybody outside has in common: the bindings, patience, and the harness that hears of broken promises. */

import type { CampaignDesk } from "../../durable-objects/campaign-desk/campaign-desk.ts";
import type { LiveBoard } from "../../durable-objects/live-board/live-board.ts";
import { boardOf, deskOf, type ObjectBindings } from "../../durable-objects/objects.ts";
import { CAMPAIGN, type House } from "./house.ts";
import { OUTSIDE, type World } from "./runtime/world.ts";
import type { Scenario } from "./scenario.ts";
import { BrokenPromise } from "./witness/broken-promise.ts";
import type { Witness } from "./witness/witness.ts";

/** As often somebody tries again; under the worst weather a few never succeed. */
const ATTEMPTS = 6;
const AGAIN_MS = 3_000;

/** An object as its class, every method a call: what the runtime's stubs are, without what they add. */
type Remote<Type> = {
  readonly [Name in keyof Type]: Type[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

export class Cast {
  readonly world: World;
  readonly house: House;
  readonly witness: Witness;
  readonly scenario: Scenario;
  readonly bindings: ObjectBindings;
  readonly desk: Remote<CampaignDesk>;
  readonly board: Remote<LiveBoard>;
  /** What people are at: nothing is quiet before they are done. */
  atWork = 0;
  /** The promise of the seed, as it was first told; undefined when nobody heard it. */
  seedHash: string | undefined;
  #broken: unknown;

  constructor(house: House, witness: Witness, scenario: Scenario) {
    this.world = house.world;
    this.house = house;
    this.witness = witness;
    this.scenario = scenario;
    this.bindings = house.bindingsOf(OUTSIDE);
    this.desk = deskOf(this.bindings, CAMPAIGN) as unknown as Remote<CampaignDesk>;
    this.board = boardOf(this.bindings, CAMPAIGN) as unknown as Remote<LiveBoard>;
  }

  /** Plans something for later. */
  plan(aheadMs: number, what: string, act: () => Promise<void>): void {
    this.world.plan(aheadMs, what, undefined, () => void this.#perform(act));
  }

  /** @throws what somebody found broken since the last call */
  rethrow(): void {
    if (this.#broken !== undefined) throw this.#broken;
  }

  /** Makes a call again and again while it fails; undefined when it never succeeds. */
  async persist<Result>(attempt: () => Promise<Result>): Promise<Result | undefined> {
    for (let left = ATTEMPTS; left > 0; left--) {
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof BrokenPromise) throw error;
        if (left > 1) await this.world.wait(this.world.dice.upTo(AGAIN_MS));
      }
    }
    return undefined;
  }

  async #perform(act: () => Promise<void>): Promise<void> {
    this.atWork++;
    try {
      await act();
    } catch (error) {
      this.#broken ??= error;
    }
    this.atWork--;
  }
}
