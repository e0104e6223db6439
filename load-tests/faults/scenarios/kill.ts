/**
 * The serving process killed outright, again and again, on the same data: amid plays, amid orders for stock, and
 * sometimes a second time while it still recovers from the first.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { chance } from "../../random.ts";
import { definitionOf, SHARD_COUNT, type TestCampaign } from "../../system/campaigns.ts";
import { winnersOnDisk } from "../../system/database-file.ts";
import { House, timeUntil, until } from "../../system/house.ts";
import { ALREADY_USED, play } from "../../system/plays.ts";
import { type Examined, examine, figuresOf, untilSettled } from "../examine.ts";
import { type Check, holds, type Order, type Outcome, type Scenario, same } from "../scenario.ts";
import { type Told, Traffic } from "../traffic.ts";

const SLUG = "killed";
/** Tickets for each round: more than any machine plays in one. */
const TICKETS_PER_ROUND = 20_000;
const PLAYERS = 50;
const AT_ONCE = 48;
/** The blow falls so long after the first answer: from amid the first commits on to the middle of drained outboxes. */
const LOAD_MIN_MS = 50;
const LOAD_SPREAD_MS = 1_600;
const FIRST_ANSWER_TIMEOUT_MS = 30_000;
/** Share of rounds with a second blow, and how far into the recovery it may fall. */
const TWICE_SHARE = 1 / 4;
const RECOVERY_MS = 600;
/** In the short form one round has it. */
const SHORT_TWICE = 2;
/** An alarm stands at most 5 s ahead, and a first failure pauses for half a second. */
const CATCH_UP_TIMEOUT_MS = 20_000;
/** Each is a guess, of which a player has twenty a day. */
const OLD_CODES = 20;

interface Round {
  readonly afterMs: number;
  readonly isTwice: boolean;
  readonly inDoubt: number;
  /** Acknowledged wins that D1 lacked at the blow. */
  readonly behind: number;
  /** Until D1 had every acknowledged win, with nobody asking the Worker anything. */
  readonly caughtUpMs: number | undefined;
  readonly examined: Examined;
}

export const kill: Scenario = {
  name: "kill",
  about: "SIGKILL to the server at random moments under load, on the same data all the time",
  run: runKills,
};

async function runKills({ seed, rounds, isShort, say }: Order): Promise<Outcome> {
  const random = chance(seed);
  const house = await House.open(SLUG);
  try {
    const campaign = await house.campaign(definitionOf(SLUG, rounds * TICKETS_PER_ROUND));
    const traffic = new Traffic(house, campaign, await house.players(PLAYERS), random);
    const done: Round[] = [];
    for (let number = 1; number <= rounds; number++) {
      const isTwice = isShort ? number === SHORT_TWICE : random() < TWICE_SHARE;
      const round = await runRound(house, campaign, traffic, { random, isTwice });
      done.push(round);
      say(`round ${String(number).padStart(2)}: ${lineOf(round)}`);
      const broken = round.examined.checks.filter(({ problem }) => problem !== "");
      if (broken.length === 0 && round.caughtUpMs !== undefined) continue;
      say(broken.map(({ name, problem }) => `  ✗ ${name}: ${problem}`).join("\n"));
      break; // what is lost stays lost: every further round would only say so again
    }
    return outcomeOf(done, traffic, await oldCodes(house, campaign, traffic));
  } finally {
    await house.close();
  }
}

async function runRound(
  house: House,
  campaign: TestCampaign,
  traffic: Traffic,
  { random, isTwice }: { random: () => number; isTwice: boolean },
): Promise<Round> {
  const toldBefore = traffic.told.length;
  const afterMs = Math.round(LOAD_MIN_MS + random() * LOAD_SPREAD_MS);
  const order = orderStock(house, random, random() * afterMs);
  const load = traffic.play(AT_ONCE, () => false);
  // A server that has just started compiles for a while; the load is there with the first answer.
  await until(async () => traffic.told.length > toldBefore, FIRST_ANSWER_TIMEOUT_MS);
  await sleep(afterMs);
  await house.kill();
  await load;
  await order;
  const told = traffic.told.slice(toldBefore);
  const behind = lackedBy(house, told);
  await house.start();
  if (isTwice) {
    await sleep(random() * RECOVERY_MS);
    await house.kill();
    await house.start();
  }
  // Nothing is asked of the Worker here: only the shards' own alarms can bring D1 up to date.
  const caughtUpMs = await timeUntil(() => hasAll(house, told), CATCH_UP_TIMEOUT_MS);
  const inDoubt = traffic.doubtful.length;
  await traffic.sendAgain();
  await untilSettled(house, SLUG);
  return { afterMs, isTwice, inDoubt, behind, caughtUpMs, examined: await examine(house, campaign, traffic) };
}

/** Head office changes the stock amid the load; whether it is told so before the blow is chance. */
async function orderStock(house: House, random: () => number, afterMs: number): Promise<void> {
  const prize = Math.floor(random() * 5);
  const [fromShard, toShard] = [0, 1 + Math.floor(random() * (SHARD_COUNT - 1))];
  const change =
    random() < 1 / 2
      ? ({ kind: "raise", prize, count: 7 } as const)
      : ({ kind: "move", prize, count: 3, fromShard, toShard } as const);
  await sleep(afterMs);
  await house.changeStock(SLUG, change).catch(() => undefined); // the server may be gone
}

function lackedBy(house: House, told: readonly Told[]): number {
  const stored = new Set(winnersOnDisk(house.dataDir, SLUG).map(({ id }) => id));
  return told.filter(({ ticketId }) => !stored.has(ticketId)).length;
}

async function hasAll(house: House, told: readonly Told[]): Promise<boolean> {
  const [row] = await house.query<{ stored: number }>(
    "SELECT count(*) AS stored FROM winners WHERE id IN (SELECT value FROM json_each(?1))",
    JSON.stringify(told.map(({ ticketId }) => ticketId)),
  );
  return row?.stored === told.length;
}

/** Strangers play codes that were won before some blow. */
async function oldCodes(house: House, campaign: TestCampaign, { told }: Traffic): Promise<Check> {
  const spread = Math.max(1, Math.floor(told.length / OLD_CODES));
  const old = told.filter((_, index) => index % spread === 0).slice(0, OLD_CODES);
  const strangers = await house.players(old.length);
  const answers = await Promise.all(
    old.map(async ({ serial }, index) => {
      const player = strangers[index];
      if (!player) throw new Error("a stranger was not seeded");
      const { status, body } = await play(house, { player, code: campaign.codes.codeOf(serial) });
      return `${status} ${body.error}`;
    }),
  );
  return same(
    "codes played before a blow are used to everybody else",
    [...new Set(answers)],
    [`400 ${ALREADY_USED}`],
  );
}

function lineOf({ afterMs, isTwice, inDoubt, behind, caughtUpMs, examined }: Round): string {
  const { verdict, lost } = examined;
  return (
    `${isTwice ? "killed twice," : "killed"} after ${String(afterMs).padStart(4)} ms; ` +
    `acknowledged ${verdict.acknowledged}, stored ${verdict.stored}, lost ${lost}, twice ${verdict.redeemedTwice}, ` +
    `winners in D1 ${verdict.winners}; ${inDoubt} in doubt, D1 lacked ${behind}, level by itself after ` +
    `${caughtUpMs?.toFixed(0) ?? "more than 20000"} ms; ${verdict.sound ? "sound" : "NOT SOUND"}`
  );
}

function outcomeOf(rounds: readonly Round[], traffic: Traffic, old: Check): Outcome {
  const last = rounds.at(-1)?.examined;
  if (!last) throw new Error("no round was run");
  const sum = (of: (round: Round) => number) => rounds.reduce((total, round) => total + of(round), 0);
  const unsound = rounds.flatMap(({ examined }, index) =>
    examined.checks.filter(({ problem }) => problem !== "").map(({ name }) => `round ${index + 1}: ${name}`),
  );
  const late = rounds.filter(({ caughtUpMs }) => caughtUpMs === undefined).length;
  return {
    figures: [
      ["rounds", rounds.length],
      ["SIGKILLs", sum(({ isTwice }) => (isTwice ? 2 : 1))],
      ...figuresOf(last),
      ["plays in doubt, sent again", sum(({ inDoubt }) => inDoubt)],
      ["of these won before the blow, without a key", traffic.found.length],
      ["acknowledged wins that D1 lacked at a blow, most", Math.max(...rounds.map(({ behind }) => behind))],
    ],
    checks: [
      ...last.checks,
      { name: "every round ended sound", problem: unsound.join("; ") },
      same("D1 caught up by itself after each blow (rounds in which it did not)", late, 0),
      holds(
        "some blow fell while D1 was behind",
        rounds.some(({ behind }) => behind > 0),
        "no blow found an outbox with rows: this run shows nothing about them",
      ),
      holds(
        "some blow left plays in doubt",
        rounds.some(({ inDoubt }) => inDoubt > 0),
        "no request was under way at any blow",
      ),
      old,
    ],
  };
}
