/** The generator's process: takes a phase from its parent, runs it, sends the result back. */

import { runLoad } from "./closed-loop.ts";
import type { LoadResult, Phase, PingPhase, PlayPhase, RacePhase } from "./messages.ts";
import { headsOf } from "./play-request.ts";
import { race } from "./race.ts";

let codes: readonly string[] = [];
let played = 0;
let pinged = 0;

process.on("message", async (phase: Phase | RacePhase) => {
  process.send?.(await run(phase));
});
process.on("disconnect", () => process.exit(0));

function run(phase: Phase | RacePhase): Promise<LoadResult> {
  switch (phase.kind) {
    case "ping":
      return ping(phase);
    case "play":
      return play(phase);
    case "race":
      return race(phase);
  }
}

function ping(phase: PingPhase): Promise<LoadResult> {
  const requests = Array.from(
    { length: phase.shardCount },
    (_, shard) => `GET /dev/ping?shard=${shard} HTTP/1.1\r\nHost: localhost:${phase.port}\r\n\r\n`,
  );
  return runLoad({
    ...phase,
    nextRequest: () => requests[pinged++ % requests.length],
    accepts: (status) => status === 200,
  });
}

function play(phase: PlayPhase): Promise<LoadResult> {
  if (phase.codes !== undefined) codes = phase.codes;
  const heads = headsOf(phase);
  function nextRequest(): string | undefined {
    const code = codes[played];
    if (code === undefined) return undefined;
    const body = `{"ticketCode":"${code}"}`;
    return `${heads[played++ % heads.length]}${body.length}\r\n\r\n${body}`;
  }
  return runLoad({
    ...phase,
    nextRequest,
    accepts: (status, body) => status === 200 && body.startsWith('{"success":true'),
  });
}
