/** The generator's process: takes a phase from its parent, runs it, sends the result back. */

import { runLoad } from "./closed-loop.ts";
import type { LoadResult, Phase, PingPhase, PlayPhase } from "./messages.ts";

let codes: readonly string[] = [];
let played = 0;
let pinged = 0;

process.on("message", async (phase: Phase) => {
  process.send?.(phase.kind === "ping" ? await ping(phase) : await play(phase));
});
process.on("disconnect", () => process.exit(0));

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
  const heads = phase.tokens.map(
    (token) =>
      `POST /api/game/play HTTP/1.1\r\nHost: localhost:${phase.port}\r\nAuthorization: Bearer ${token}\r\n` +
      "Content-Type: application/json\r\nContent-Length: ",
  );
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
