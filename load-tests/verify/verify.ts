/** After a run: what players were told, what the ledgers say, what D1 has, and whether the stock adds up. */

import type { CampaignCatalogue } from "../../durable-objects/campaign-desk/definition.ts";
import { campaignStatus } from "../local/api-client.ts";
import type { Verdict } from "../measured/figures.ts";
import { balanceProblem } from "./balance.ts";
import { Comparison } from "./comparison.ts";
import { type Query, winnerRows } from "./database.ts";
import { untilLevel } from "./lag.ts";
import { ledgerRows, replayShard } from "./ledgers.ts";
import { toldWins } from "./told-wins.ts";

export interface Verified {
  /** Without a slash at its end. */
  readonly url: string;
  readonly adminToken: string;
  readonly catalogue: Pick<CampaignCatalogue, "slug" | "ticketCount" | "shardCount">;
  /** The campaign's seed, hex, where it is at hand: then every draw is made again. */
  readonly seed: string | undefined;
  /** The serial of a canonical code; undefined for one that is none of the campaign's. */
  readonly serialOf: (code: string) => number | undefined;
  /** D1 itself, where it can be asked; else its rows are not looked at, and the verdict says so. */
  readonly query: Query | undefined;
  /** Files of wins that players were told of. */
  readonly winsFiles: readonly string[];
  /** Redemptions that were there before anything in those files; undefined where nobody knows. */
  readonly playedBefore: number | undefined;
  /** Attempts whose answer nobody read: each may have redeemed a code without its player knowing. */
  readonly unanswered: number;
  /** The worst age of a row that D1 lacked, as seen during the run. */
  readonly worstLagMs: number;
}

/** A verdict, the wins that were told and are not stored, and the units given by prize ordinal, which it was reached with. */
export interface Findings {
  readonly verdict: Verdict;
  readonly lost: number;
  readonly awarded: readonly number[];
}

/** Waits until D1 is level, then compares everything, a shard at a time. */
export async function verify(run: Verified): Promise<Findings> {
  const { url, adminToken, catalogue, seed, query } = run;
  const { slug, shardCount, ticketCount } = catalogue;
  const levelAfterMs = await untilLevel(() => campaignStatus(url, adminToken, slug));
  const status = await campaignStatus(url, adminToken, slug);
  const comparison = new Comparison(run.serialOf, status.redemptions);

  const campaign = { campaign: slug, ticketCount, shardCount, seed };
  const broken: string[] = [];
  for (let shard = 0; shard < shardCount; shard++) {
    const rows = ledgerRows({ url, adminToken, slug }, shard);
    const problem = await replayShard(campaign, shard, rows, (row) => comparison.takeRedemption(row));
    if (problem !== undefined) broken.push(problem);
  }
  for await (const win of toldWins(run.winsFiles)) comparison.takeTold(win);
  if (query !== undefined) for await (const row of winnerRows(query, slug)) comparison.takeWinner(row);

  const replay =
    seed === undefined ? "ledgers are chained (their draws once the seed is public)" : "ledgers replay";
  const checks = [
    { name: "acknowledged wins are stored as told", problem: comparison.toldProblem },
    { name: "stored redemptions were told", problem: untoldProblem(comparison, run) },
    { name: "no code twice", problem: comparison.ledgerProblem },
    { name: "quotas and stock add up", problem: balanceProblem(status, comparison.awarded) },
    { name: replay, problem: broken.join("; ") },
    query === undefined
      ? { name: "D1 says that it is level (its rows were not read: no access)", problem: "" }
      : { name: "D1 equals the ledgers", problem: comparison.databaseProblem },
    {
      name: "D1 is level",
      problem: levelAfterMs === undefined ? `${status.outbox.depth} rows are missing` : "",
    },
  ];
  const verdict: Verdict = {
    sound: checks.every(({ problem }) => problem === "") && comparison.redeemedTwice === 0,
    acknowledged: comparison.acknowledged,
    stored: comparison.stored,
    winners: query === undefined ? status.redemptions - status.outbox.depth : comparison.winners,
    redeemedTwice: comparison.redeemedTwice,
    checks,
    databaseLag: { worstMs: run.worstLagMs, levelAfterMs: levelAfterMs ?? -1 },
  };
  return { verdict, lost: comparison.lost, awarded: comparison.awarded };
}

/**
 * Somebody who won and was never told is only explained by an answer that got lost; and more wins told than were stored
 * since the beginning means that what was there before is not what it was.
 */
export function untoldProblem(
  { stored, acknowledged }: Pick<Comparison, "stored" | "acknowledged">,
  { playedBefore, unanswered }: Pick<Verified, "playedBefore" | "unanswered">,
): string {
  if (playedBefore === undefined) return "";
  const untold = stored - playedBefore - acknowledged;
  if (untold < 0) return `${-untold} wins were told that were not stored since the run began`;
  return untold > unanswered
    ? `${untold} redemptions were told to nobody, ${unanswered} answers are missing`
    : "";
}

/** The verdict in lines for a terminal. */
export function verdictLines({ sound, checks, databaseLag, ...counts }: Verdict): string[] {
  const { acknowledged, stored, winners, redeemedTwice } = counts;
  return [
    ...checks.map(({ name, problem }) => (problem === "" ? `  ✓ ${name}` : `  ✗ ${name}: ${problem}`)),
    `  ${acknowledged} acknowledged, ${stored} stored, ${winners} winners in D1, ${redeemedTwice} redeemed twice; D1 at most ` +
      `${databaseLag.worstMs} ms behind, level after ${databaseLag.levelAfterMs} ms`,
    sound ? "Verdict: sound." : "Verdict: NOT SOUND.",
  ];
}
