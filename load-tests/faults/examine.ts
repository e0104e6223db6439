/** What holds after a fault: everything that players were told against ledgers and D1, by the verifier of the load tests. */

import type { TestCampaign } from "../system/campaigns.ts";
import { type House, until } from "../system/house.ts";
import { localSeed } from "../verify/local-seed.ts";
import { type Findings, verify } from "../verify/verify.ts";
import type { Check, Outcome } from "./scenario.ts";
import type { Traffic } from "./traffic.ts";

const EXAMPLES = 3;
/** The desk orders again after pauses of seconds. */
const SETTLE_TIMEOUT_MS = 30_000;

export interface Examined extends Findings {
  readonly checks: readonly Check[];
}

/** What every scenario counts of its plays. */
export function figuresOf({ verdict, lost }: Examined): Outcome["figures"] {
  return [
    ["acknowledged", verdict.acknowledged],
    ["stored", verdict.stored],
    ["lost", lost],
    ["twice", verdict.redeemedTwice],
    ["winners in D1", verdict.winners],
  ];
}

/**
 * Waits until D1 is level, then replays every ledger from the seed and compares. The seed is read from the desk's file:
 * the campaign is still open, so nobody else has it.
 * @throws Error when that file has no seed
 */
export async function examine(house: House, campaign: TestCampaign, traffic: Traffic): Promise<Examined> {
  const { slug, catalogue, codes } = campaign;
  const seed = localSeed(house.dataDir, slug);
  if (seed === undefined) throw new Error(`the desk of ${slug} has no file with a seed`);
  const findings = await verify({
    url: house.url,
    adminToken: await house.adminToken(),
    catalogue,
    seed,
    serialOf: (code) => {
      const typed = codes.serialOf(code);
      return typed.kind === "serial" ? typed.serial : undefined;
    },
    query: (sql, ...parameters) => house.query(sql, ...parameters),
    winsFiles: [traffic.winsFile],
    playedBefore: 0,
    unanswered: traffic.found.length,
    worstLagMs: 0,
  });
  const { verdict, lost } = findings;
  return {
    ...findings,
    checks: [
      ...verdict.checks,
      { name: "nothing acknowledged is lost", problem: lost === 0 ? "" : `${lost} wins` },
      {
        name: "nothing is redeemed twice",
        problem: verdict.redeemedTwice === 0 ? "" : `${verdict.redeemedTwice} codes`,
      },
      { name: "no play had an answer that the fault does not excuse", problem: examples(traffic.surprises) },
      { name: "a used code is its own player's", problem: await strangers(house, slug, traffic) },
    ],
  };
}

/** Plays in doubt without a key that were told "already used": the win must be that player's own. */
async function strangers(house: House, slug: string, { found }: Traffic): Promise<string> {
  const rows = await house.query<{ serial: number; user_id: string }>(
    "SELECT serial, user_id FROM winners WHERE campaign = ?1 AND serial IN (SELECT value FROM json_each(?2))",
    slug,
    JSON.stringify(found.map(({ serial }) => serial)),
  );
  const owners = new Map(rows.map(({ serial, user_id }) => [serial, user_id]));
  return examples(
    found.flatMap(({ serial, player }) => (owners.get(serial) === player.id ? [] : [`serial ${serial}`])),
  );
}

function examples(problems: readonly string[]): string {
  const more = problems.length - EXAMPLES;
  return problems.slice(0, EXAMPLES).join("; ") + (more > 0 ? `; and ${more} more` : "");
}

/** Waits until every shard has its settings and no stock is under way. @throws Error when that takes half a minute */
export async function untilSettled(house: House, slug: string): Promise<void> {
  await until(async () => {
    const { balance, consistent } = await house.status(slug);
    return consistent && balance.every(({ underWay }) => underWay === 0);
  }, SETTLE_TIMEOUT_MS);
}
