/** D1 slow, failing, and failing after it committed, while players play, log in and register. */

import { setTimeout as sleep } from "node:timers/promises";
import { PLAYER_PASSWORD } from "../../player-password.ts";
import type { Player } from "../../players.ts";
import { chance } from "../../random.ts";
import { definitionOf } from "../../system/campaigns.ts";
import { House, until } from "../../system/house.ts";
import { httpProvider, type Provider } from "../../system/mail-providers.ts";
import { examine, figuresOf } from "../examine.ts";
import { type Check, holds, type Order, type Outcome, type Scenario, same } from "../scenario.ts";
import { isContractRefusal, Traffic } from "../traffic.ts";
import { setWeather, weatherModules } from "../weather/modules.ts";
import type { Weather, WeatherTally } from "../weather/weather.ts";

const SLUG = "weather";
const TICKETS = 200_000;
const PLAYERS = 8;
/** Gentle: the machine must have room for failing and repeated deliveries as well. */
const AT_ONCE = 8;
/**
 * How long each phase lasts (below the 30 s for which an isolate trusts what it read about a player), and how many tickets are played in it at most:
 * every win is a mail to be waited for.
 */
const SHORT = { lastsMs: 2_000, playsMax: 20 };
const LONG = { lastsMs: 12_000, playsMax: 600 };
const BUSY = 503;
const LEVEL_TIMEOUT_MS = 60_000;
/** A win's mail waits for two calm seconds, and after failures for up to a minute; the mail room pauses as well. */
const MAILS_TIMEOUT_MS = 150_000;

interface Phase {
  readonly name: string;
  readonly weather: Partial<Weather>;
  /** Whether log-ins are refused for as long as it lasts. */
  readonly isDeaf: boolean;
}

const FORGETFUL: Partial<Weather> = { refused: 0.3, failedAfterCommit: 0.3 };
/** More than one wave of the mail room. */
const MAILS_IN_BAD_WEATHER = 20;

const PHASES: readonly Phase[] = [
  { name: "slow", weather: { slowMs: 400 }, isDeaf: false },
  { name: "failing", weather: { refused: 1 }, isDeaf: true },
  { name: "failing after commit", weather: { failedAfterCommit: 1 }, isDeaf: true },
  { name: "failing now and then, either way", weather: FORGETFUL, isDeaf: false },
];

export const database: Scenario = {
  name: "database",
  about: "D1 slow, failing, failing after it committed: plays go on, D1 catches up, nothing is there twice",
  run: runDatabase,
};

interface Weathered {
  readonly phase: Phase;
  readonly plays: number;
  readonly logIns: readonly string[];
  readonly sights: readonly string[];
  readonly tally: WeatherTally;
}

async function runDatabase({ seed, isShort, say }: Order): Promise<Outcome> {
  const provider = await httpProvider("answers 500");
  await provider.mend();
  const house = await House.open(SLUG, provider.settings, { before: weatherModules() });
  try {
    const campaign = await house.campaign(definitionOf(SLUG, TICKETS));
    const players = await house.players(PLAYERS);
    const traffic = new Traffic(house, campaign, players, chance(seed));
    await house.adminToken();
    const phases: Weathered[] = [];
    for (const phase of PHASES) {
      const weathered = await runPhase(house, traffic, players, phase, isShort ? SHORT : LONG);
      phases.push(weathered);
      say(lineOf(weathered));
    }
    await house.untilLevel(SLUG, LEVEL_TIMEOUT_MS);
    await traffic.sendAgain();
    const [registered, mails] = [await registerOnce(house), await mailsOf(house, provider)];
    const examined = await examine(house, campaign, traffic);
    return {
      figures: [
        ...figuresOf(examined),
        ["plays answered 503 and sent again", traffic.count(BUSY)],
        ["calls of D1 refused", phases.at(-1)?.tally.refused ?? 0],
        ["calls of D1 that failed after commit", phases.at(-1)?.tally.failedAfterCommit ?? 0],
        ["mails of wins", mails.wins],
        ["offered to the provider again, under the same id", mails.repeats],
      ],
      checks: [...examined.checks, ...phases.flatMap(checksOf), ...mails.checks, registered],
    };
  } finally {
    await house.close();
    provider.close();
  }
}

async function runPhase(
  house: House,
  traffic: Traffic,
  players: readonly Player[],
  phase: Phase,
  { lastsMs, playsMax }: typeof LONG,
): Promise<Weathered> {
  // Whoever plays was seen moments ago, as in any rush: their sessions are remembered.
  for (const player of players) await traffic.playOne(house, player);
  const before = await setWeather(house, phase.weather);
  const startedAt = performance.now();
  const isOver = () => performance.now() - startedAt > lastsMs;
  const playsBefore = traffic.count(200);
  const logIns: string[] = [];
  const visits = (async () => {
    for (const { email } of players) {
      if (isOver()) break;
      const { status, body } = await house.ask("/api/auth/login", {
        body: { email, password: PLAYER_PASSWORD },
      });
      const isEnvelope =
        status === BUSY ? isContractRefusal(body) : Reflect.get(Object(body), "success") === true;
      logIns.push(`${status} ${isEnvelope ? "in the contract's form" : JSON.stringify(body)}`);
      await sleep(lastsMs / players.length);
    }
  })();
  const isEnough = () => isOver() || traffic.count(200) - playsBefore >= playsMax;
  const [sights] = await Promise.all([sightsOf(house), traffic.play(AT_ONCE, isEnough), visits]);
  const plays = traffic.count(200) - playsBefore;
  const after = await setWeather(house, {});
  const tally = { ...after, asked: after.asked - before.asked };
  return { phase, plays, logIns, sights, tally };
}

/** What does not need D1 must not notice. */
async function sightsOf(house: House): Promise<string[]> {
  const sights: string[] = [];
  for (const path of ["/", "/openapi.json", "/api/campaign/ledger"]) {
    const { status } = await house.ask(path, { headers: { Accept: "application/json" } });
    sights.push(`${path} ${status}`);
  }
  return sights;
}

/** Registers while D1 commits and then fails; the same again in good weather is the same account, and its mail goes again. */
async function registerOnce(house: House): Promise<Check> {
  const email = "twice@example.test";
  const names = { firstName: "Zoé", lastName: "Lefèvre" };
  const body = { email, password: PLAYER_PASSWORD, confirmPassword: PLAYER_PASSWORD, ...names };
  await setWeather(house, { failedAfterCommit: 1 });
  const first = (await house.ask("/api/auth/register", { body })).status;
  await setWeather(house, {});
  const second = (await house.ask("/api/auth/register", { body })).status;
  const [row] = await house.query<{ accounts: number; mails: number }>(
    `SELECT (SELECT count(*) FROM users WHERE email = ?1) AS accounts,
            (SELECT count(*) FROM mails WHERE recipient = ?1 AND kind = 'verify-address') AS mails`,
    email,
  );
  return same(
    "a registration that D1 committed and did not confirm is one account when it is sent again",
    { first, second, ...row },
    { first: BUSY, second: 201, accounts: 1, mails: 2 },
  );
}

interface Mails {
  readonly wins: number;
  readonly repeats: number;
  readonly checks: readonly Check[];
}

/** Mails are queued and sent while D1 still fails now and then; when some have arrived the weather is good again. */
async function mailsOf(house: House, { received }: Provider): Promise<Mails> {
  await setWeather(house, FORGETFUL);
  await until(async () => received.length >= MAILS_IN_BAD_WEATHER, MAILS_TIMEOUT_MS);
  await setWeather(house, {});
  const wins = async () => {
    const [row] = await house.query<{ winners: number; mails: number; sent: number }>(
      `SELECT (SELECT count(*) FROM winners) AS winners, count(*) AS mails, count(*) FILTER (WHERE state = 'sent') AS sent
       FROM mails WHERE kind = 'win'`,
    );
    return row ?? { winners: 0, mails: 0, sent: 0 };
  };
  await until(async () => {
    const { winners, mails, sent } = await wins();
    return mails >= winners && sent >= winners;
  }, MAILS_TIMEOUT_MS);
  const { winners, mails, sent } = await wins();
  const [double] = await house.query<{ count: number }>(
    "SELECT count(*) - count(DISTINCT occasion) AS count FROM mails WHERE kind = 'win'",
  );
  const ids = new Set(received.map(({ id }) => id));
  return {
    wins: winners,
    repeats: received.length - ids.size,
    checks: [
      same("each win has one mail, sent", { mails, sent }, { mails: winners, sent: winners }),
      same("no win has two mails", double?.count, 0),
      holds("the provider got each of them", ids.size >= winners, `${ids.size} ids for ${winners} wins`),
    ],
  };
}

function checksOf({ phase, plays, logIns, sights, tally }: Weathered): Check[] {
  const { name, isDeaf, weather } = phase;
  const hits = tally.slowed + tally.refused + tally.failedAfterCommit;
  const [status] = isDeaf ? [BUSY] : [200];
  const allowed = isDeaf
    ? [`${status} in the contract's form`]
    : [200, BUSY].map((s) => `${s} in the contract's form`);
  return [
    holds(`${name}: it was real`, hits > 0, JSON.stringify(weather)),
    holds(`${name}: plays went on`, plays > 0, "nobody won"),
    holds(
      `${name}: log-ins were answered ${isDeaf ? "503" : "200 or 503"} in the contract's form`,
      logIns.length > 0 && logIns.every((answer) => allowed.includes(answer)),
      [...new Set(logIns)].join("; ") || "nobody logged in",
    ),
    holds(
      `${name}: what needs no D1 was there`,
      sights.slice(0, 2).every((sight) => sight.endsWith(" 200")),
      sights.join("; "),
    ),
  ];
}

function lineOf({ phase, plays, logIns, sights, tally }: Weathered): string {
  return `${phase.name}: ${plays} wins told, log-ins ${[...new Set(logIns)].join(" / ")}; ${sights.join(", ")}; ${JSON.stringify(tally)}`;
}
