/**
 * Another version of the Worker on the same data: before this one, after it (a rollback), and beside it as during a
 * rollout, its Worker calling this one's objects and the reverse.
 */

import { inRepository } from "../../local/paths.ts";
import { PLAYER_PASSWORD } from "../../player-password.ts";
import type { Player } from "../../players.ts";
import { chance } from "../../random.ts";
import { definitionOf, type TestCampaign } from "../../system/campaigns.ts";
import { House, type Serving } from "../../system/house.ts";
import { ALREADY_USED, play } from "../../system/plays.ts";
import { examine, untilSettled } from "../examine.ts";
import { all, type Check, type Order, type Outcome, type Scenario, same } from "../scenario.ts";
import { Traffic } from "../traffic.ts";
import { buildVersion, type OtherVersion } from "../versions/other-version.ts";

const SLUG = "rollout";
const TICKETS = 100_000;
/** Left out of the ordinary traffic, for two to fight over. */
const CONTESTED = 20;
const PLAYERS = 20;
const AT_ONCE = 16;
const WINS_EACH = 300;

export const versions: Scenario = {
  name: "versions",
  about: "another version before, after and beside this one on the same data (needs --with <commit>)",
  run: runVersions,
};

interface Stage {
  readonly name: string;
  readonly serving: Serving;
}

async function runVersions({ seed, commit, say }: Order): Promise<Outcome> {
  if (commit === undefined) throw new Error("the scenario of two versions was started without a commit");
  say(`building ${commit} …`);
  const other = buildVersion(commit);
  let house: House | undefined;
  try {
    const stages = stagesOf(other);
    const [first] = stages;
    house = await House.open(SLUG, {}, first?.serving ?? {});
    const campaign = await house.campaign(definitionOf(SLUG, TICKETS));
    const players = await house.players(PLAYERS);
    const traffic = new Traffic(house, campaign, players, chance(seed), TICKETS - CONTESTED * stages.length);
    const checks: Check[] = [];
    const figures: [string, string | number][] = [["the other version", other.commit]];
    for (const [index, { name, serving }] of stages.entries()) {
      if (index > 0) {
        await house.stop();
        await house.start(serving);
      }
      const sides = serving.guestScript === undefined ? [house] : [house, house.guest];
      const before = traffic.count(200);
      for (const side of sides) checks.push(...(await visit(name, house, side, players[0])));
      const isOver = () => traffic.count(200) - before >= WINS_EACH * sides.length;
      await Promise.all(sides.map((by) => traffic.play(AT_ONCE, isOver, { by })));
      const contested = TICKETS - CONTESTED * (index + 1);
      checks.push(
        await contest(name, campaign, sides, contested, await house.players(2 * CONTESTED), traffic),
      );
      await house.changeStock(SLUG, { kind: "raise", prize: index % 5, count: 11 });
      await untilSettled(house, SLUG);
      const examined = await examine(house, campaign, traffic);
      checks.push(
        all(`${name}: everything told is stored, once, and D1 and the draws agree`, examined.checks),
      );
      const { acknowledged, stored, winners, sound } = examined.verdict;
      figures.push([name, `${traffic.count(200) - before} wins told`]);
      say(
        `${name}: acknowledged ${acknowledged}, stored ${stored}, lost ${examined.lost}, winners in D1 ${winners}; ${sound ? "sound" : "NOT SOUND"}`,
      );
    }
    return { figures, checks };
  } finally {
    await house?.close();
    other.remove();
  }
}

function stagesOf({ program, script }: OtherVersion): Stage[] {
  const own = inRepository("dist/worker/index.js");
  return [
    { name: "the other version alone, on its own data", serving: { program } },
    { name: "this version after it", serving: {} },
    { name: "this version, the other's Worker beside it on its objects", serving: { guestScript: script } },
    {
      name: "the other version's objects, this one's Worker beside it",
      serving: { script, guestScript: own },
    },
    { name: "back to the other version", serving: { program } },
    { name: "and this one again", serving: {} },
  ];
}

type Side = Pick<House, "ask">;

/** What people do besides playing, by one side. */
async function visit(stage: string, house: House, side: Side, player: Player | undefined): Promise<Check[]> {
  if (!player) throw new Error("no players were seeded");
  const { email } = player;
  const logIn = await side.ask<{ token?: string }>("/api/auth/login", {
    body: { email, password: PLAYER_PASSWORD },
  });
  const token = logIn.body.token ?? "";
  const mine = await side.ask("/api/game/my-tickets", { token });
  const status = await side.ask(`/api/admin/campaigns/${SLUG}`, { token: await house.adminToken() });
  const name = `${stage}: log-in, one's tickets and head office's status answer${side === house ? "" : ", by the guest"}`;
  return [same(name, [logIn.status, mine.status, status.status], [200, 200, 200])];
}

/** Two players at once for each of some tickets, one by each side: one of them wins. */
async function contest(
  stage: string,
  { codes }: TestCampaign,
  sides: readonly Side[],
  firstSerial: number,
  players: readonly Player[],
  traffic: Traffic,
): Promise<Check> {
  const [one, other] = [sides[0], sides.at(-1)];
  if (!one || !other) throw new Error("a contest needs a side");
  const verdicts = new Map<string, number>();
  for (let index = 0; index < CONTESTED; index++) {
    const serial = firstSerial + index;
    const code = codes.codeOf(serial);
    const [ada, bob] = players.slice(2 * index);
    if (!ada || !bob) throw new Error("a contest needs two");
    const [mine, theirs] = await Promise.all([
      play(one, { player: ada, code }),
      play(other, { player: bob, code }),
    ]);
    for (const [answer, player] of [
      [mine, ada],
      [theirs, bob],
    ] as const)
      if (answer.status === 200) traffic.note({ serial, player }, answer.body);
    const words = [mine, theirs].map(({ status, body }) => `${status} ${body.error ?? "won"}`).sort();
    verdicts.set(words.join(" / "), (verdicts.get(words.join(" / ")) ?? 0) + 1);
  }
  const wanted = [[`200 won / 400 ${ALREADY_USED}`, CONTESTED]];
  return same(`${stage}: of two who want one ticket, one wins`, [...verdicts], wanted);
}
