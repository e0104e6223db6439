/** One phase: plays over HTTP, and the processor time of the runtime until nothing of them is left to do. */

import { setTimeout as sleep } from "node:timers/promises";
import { runLoad } from "../bench/closed-loop.ts";
import { readTallies, type Tallies } from "../bench/tallies.ts";
import type { LocalServer } from "../local/server.ts";
import { processorMicroseconds } from "../measured/processor-time.ts";
import type { Player } from "../players.ts";

/** A bound, not a goal: the slowest machine met did a thousand plays a second. */
const PHASE_MS_MAX = 300_000;
const LEVEL_MS_MAX = 120_000;
/** Asking D1 costs it a fraction of a millisecond: twice a second is nothing beside what is measured. */
const LEVEL_POLL_MS = 500;

export interface Play {
  readonly campaign: string;
  readonly code: string;
}

export interface PhaseFigures {
  readonly cpuMicrosecondsPerPlay: number;
  readonly perSecond: number;
}

export interface PhaseDeps {
  readonly server: LocalServer;
  /** Of the runtime's process. */
  readonly runtime: number;
  readonly players: readonly Player[];
  readonly connections: number;
}

/**
 * Plays once to wake what sleeps, then measures. The cost of a play is all of it: the redemption, its row in D1's
 * winners and its row in the queue of mails, so the clock of the processor stops when D1 has those of every play.
 * @throws Error when a play is not a win, or D1 is not level in time: such a figure is worth nothing.
 */
export async function measurePhase(
  deps: PhaseDeps,
  waking: readonly Play[],
  measured: readonly Play[],
): Promise<PhaseFigures> {
  await playAll(deps, waking);
  const before = processorMicroseconds(deps.runtime);
  const perSecond = await playAll(deps, measured);
  const used = processorMicroseconds(deps.runtime) - before;
  return { cpuMicrosecondsPerPlay: used / measured.length, perSecond };
}

/** @returns wins a second while they were played */
async function playAll(deps: PhaseDeps, plays: readonly Play[]): Promise<number> {
  const { server, players, connections } = deps;
  const known = await readTallies(server);
  const heads = players.map(
    ({ token }) =>
      `POST /api/game/play HTTP/1.1\r\nHost: localhost:${server.port}\r\nAuthorization: Bearer ${token}\r\n` +
      "Content-Type: application/json\r\nContent-Length: ",
  );
  let sent = 0;
  const result = await runLoad({
    port: server.port,
    connections: Math.min(connections, plays.length),
    durationMs: PHASE_MS_MAX,
    nextRequest: () => {
      const play = plays[sent];
      if (play === undefined) return undefined;
      const body = `{"ticketCode":"${play.code}","campaign":"${play.campaign}"}`;
      return `${heads[sent++ % heads.length]}${body.length}\r\n\r\n${body}`;
    },
    accepts: (status, body) => status === 200 && body.startsWith('{"success":true'),
  });
  if (result.accepted !== plays.length)
    throw new Error(`${result.accepted} of ${plays.length} plays were wins: ${result.failureExample}`);
  await untilLevel(server, { winners: known.winners + plays.length, mails: known.mails + plays.length });
  return result.perSecond;
}

async function untilLevel(server: LocalServer, wanted: Tallies): Promise<void> {
  const endsAt = performance.now() + LEVEL_MS_MAX;
  for (;;) {
    const { winners, mails } = await readTallies(server);
    if (winners >= wanted.winners && mails >= wanted.mails) return;
    if (performance.now() > endsAt)
      throw new Error(
        `D1 has ${winners} winners and ${mails} mails of ${wanted.winners} and ${wanted.mails}`,
      );
    await sleep(LEVEL_POLL_MS);
  }
}
