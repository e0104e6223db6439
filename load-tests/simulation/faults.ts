/** The faults that come from nowhere: power cuts, clocks that jump, D1 or a shard away for a while. */

import type { Cast } from "./cast.ts";
import { CALM, drawWeather } from "./weather.ts";

const JUMPS_MS = [1_000, 30_000, 120_000] as const;
const OUTAGE_MS = 30_000;
/** Well over what the desk tries by itself before it leaves a shard to its alarm: 25 times, a second or so each. */
const PARTITION_MS = 120_000;

export function planFaults({ world, house, scenario }: Cast): void {
  const { dice, trace } = world;
  const sometime = () => dice.upTo(scenario.busyMs);
  world.weather = drawWeather(dice);
  world.note("weather", world.weather);
  for (let count = 0; count < scenario.crashes; count++) {
    world.plan(sometime(), "power cut", undefined, () => {
      const host = dice.oneOf([...house.hosts, house.desk]);
      if (host.isAwake) trace.count("power cuts");
      host.crash("power cut");
    });
  }
  for (let count = 0; count < scenario.clockJumps; count++) {
    world.plan(sometime(), "clock jump", undefined, () => {
      const host = dice.oneOf([house.desk, ...house.hosts]);
      const aheadMs = Math.round((2 * dice.upTo(1) - 1) * dice.oneOf(JUMPS_MS));
      trace.count("clocks that jumped");
      world.note(`the clock of ${host.name} is ahead by ${aheadMs} ms`);
      host.setClock(aheadMs);
    });
  }
  for (let count = 0; count < scenario.outages; count++) {
    world.plan(sometime(), "D1 goes", undefined, () => {
      house.d1.isAway = true;
      world.plan(dice.upTo(OUTAGE_MS), "D1 is back", undefined, () => {
        house.d1.isAway = false;
      });
    });
  }
  for (let count = 0; count < scenario.partitions; count++) {
    world.plan(sometime(), "a shard is cut off", undefined, () => {
      const shard = house.shard(dice.below(scenario.definition.shardCount));
      world.note(`${shard.name} is out of reach`);
      shard.isCutOff = true;
      world.plan(dice.upTo(PARTITION_MS), `${shard.name} is back`, undefined, () => {
        shard.isCutOff = false;
      });
    });
  }
}

/** After a step: the object that had it may lose its memory, also in the middle of a protocol. */
export function crashAfterStep({ world, house }: Cast): void {
  const { dice, weather, running, trace } = world;
  const host = running.isAlive ? house.hostOf(running) : undefined;
  if (!host || !dice.happens(weather.crash)) return;
  trace.count("crashes after a turn");
  if (house.desk !== host && host.disk.unconfirmedTurns > 0)
    trace.count("crashes before a commit was durable");
  host.crash("crash");
}

/** Everything is well again. */
export function calmDown({ world, house }: Cast): void {
  world.weather = CALM;
  house.d1.isAway = false;
  for (const host of house.hosts) {
    host.setClock(0);
    host.isCutOff = false;
  }
  world.note("CALM");
}
