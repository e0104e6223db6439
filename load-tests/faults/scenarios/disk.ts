/**
 * The disk below the local server fills up amid plays: what cannot be stored is refused, what was told is stored. Then
 * there is room again; and once more with a SIGKILL while it is full.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chance } from "../../random.ts";
import { definitionOf } from "../../system/campaigns.ts";
import { House, timeUntil } from "../../system/house.ts";
import { type FullDisk, lacksFullDisk, makeFullDisk } from "../disk/full-disk.ts";
import { examine, figuresOf, untilSettled } from "../examine.ts";
import { all, holds, type Order, type Outcome, type Scenario, same } from "../scenario.ts";
import { Traffic } from "../traffic.ts";

const SLUG = "full";
const TICKETS = 100_000;
const PLAYERS = 20;
const AT_ONCE = 16;
const WINS_FIRST = 100;
/** So many plays are turned away before there is room again. */
const REFUSED = 60;
/** Written-over pages can take some plays for a while; a disk that refuses none in this time is not full. */
const FULL_TIMEOUT_MS = 30_000;
/** Gentler than the load of a rush: refusals are quick, and would be thousands. */
const PAUSE_MS = 20;
/** An object that lost its storage starts anew with the next call. */
const RECOVERY_TIMEOUT_MS = 10_000;
const BUSY = 503;

export const disk: Scenario = {
  name: "disk",
  about: "the local server's disk full: plays are refused with 503, nothing acknowledged is missing",
  lacks: lacksFullDisk,
  run: runDisk,
};

async function runDisk(order: Order): Promise<Outcome> {
  const scratch = mkdtempSync(join(tmpdir(), "thetiptop-full-"));
  const house = await House.open(SLUG);
  try {
    const full = makeFullDisk(scratch, house.dataDir);
    return await runOn(house, full, order);
  } finally {
    await house.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function runOn(house: House, full: FullDisk, { seed, say }: Order): Promise<Outcome> {
  const campaign = await house.campaign(definitionOf(SLUG, TICKETS));
  const traffic = new Traffic(house, campaign, await house.players(PLAYERS), chance(seed));
  await house.stop();
  await house.start({ environment: full.environment });
  await traffic.play(AT_ONCE, () => traffic.count(200) >= WINS_FIRST);

  const once = await playOnFull(traffic, full);
  full.setFull(false);
  const isBackByItself = (await timeUntil(() => canPlay(house, traffic), RECOVERY_TIMEOUT_MS)) !== undefined;
  if (!isBackByItself) await restart(house);
  await traffic.sendAgain();
  await traffic.play(AT_ONCE, () => traffic.count(200) >= once.won + WINS_FIRST);
  const recovery = isBackByItself ? "went on by itself" : "needed a restart";
  say(`full: ${once.refused} plays refused, ${once.wonMeanwhile} won in the room there was; ${recovery}`);
  const between = await examine(house, campaign, traffic);

  await playOnFull(traffic, full);
  await house.kill();
  full.setFull(false);
  await house.start();
  await traffic.sendAgain();
  await untilSettled(house, SLUG);
  const examined = await examine(house, campaign, traffic);
  const statuses = [...traffic.statuses.keys()].filter((status) => status !== 0).sort((a, b) => a - b);
  return {
    figures: [
      ...figuresOf(examined),
      ["plays refused with 503 while it was full", traffic.count(BUSY)],
      ["plays without an answer", traffic.count(0)],
      ["writes that found no room", full.refused()],
      ["once there was room again", recovery],
    ],
    checks: [
      all("room again: everything told is stored, once, and D1 and the draws agree", between.checks),
      ...examined.checks,
      holds("the disk was full", full.refused() > 0 && traffic.count(BUSY) > 0, "nothing was refused"),
      same("plays were won or refused with 503", statuses, [200, BUSY]),
    ],
  };
}

async function restart(house: House): Promise<void> {
  await house.stop();
  await house.start();
}

/** Plays on a disk that is full from now on until enough were turned away for want of room. @throws Error when none are */
async function playOnFull(traffic: Traffic, full: FullDisk) {
  const [refusedBefore, wonBefore] = [turnedAway(traffic), traffic.count(200)];
  full.setFull(true);
  const startedAt = performance.now();
  const isEnough = () => turnedAway(traffic) - refusedBefore >= REFUSED;
  const isLate = () => performance.now() - startedAt > FULL_TIMEOUT_MS;
  while (!isEnough() && !isLate()) {
    const until = turnedAway(traffic) + AT_ONCE;
    const played = traffic.count(200) + AT_ONCE;
    await traffic.play(AT_ONCE, () => turnedAway(traffic) >= until || traffic.count(200) >= played, {
      isPatient: true,
    });
    await sleep(PAUSE_MS);
  }
  if (!isEnough())
    throw new Error(`only ${turnedAway(traffic) - refusedBefore} plays were refused on a full disk`);
  const won = traffic.count(200);
  return { refused: turnedAway(traffic) - refusedBefore, won, wonMeanwhile: won - wonBefore };
}

/** Whatever was answered instead of a win: what may stand there is checked at the end. */
function turnedAway(traffic: Traffic): number {
  const answers = [...traffic.statuses.values()].reduce((sum, count) => sum + count, 0);
  return answers - traffic.count(200);
}

async function canPlay(house: House, traffic: Traffic): Promise<boolean> {
  return (await traffic.playOne(house).catch(() => 0)) === 200;
}
