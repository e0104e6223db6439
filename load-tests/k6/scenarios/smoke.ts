/** Smoke: one of everything a player may be answered, then plays at a gentle rate. Whether a run is worth starting. */

import { check } from "k6";
import http from "k6/http";
import { TARGET } from "../house/environment.ts";
import { codeOf, codes, inTurn, players } from "../house/inputs.ts";
import { optionsOf, steady } from "../house/options.ts";
import { play } from "../house/play.ts";
import { playNext } from "./play-next.ts";

/** A second is endless for a few plays a second: what is slower is broken, not busy. */
const P99_MS = 1_000;

export const options = optionsOf(
  { smoke: steady() },
  { checks: ["rate==1"], play_duration: [`p(99)<${P99_MS}`] },
);

/** The last code is kept out of the iterations for this. */
export function setup(): void {
  const player = inTurn(players, 0);
  const stranger = inTurn(players, 1);
  const code = codeOf(codes.length - 1);
  const won = play(player, code);
  const listed = http.get(`${TARGET}/api/game/my-tickets`, {
    headers: { Authorization: `Bearer ${player.token}` },
    responseType: "text",
  });
  const nobody = http.post(`${TARGET}/api/game/play`, `{"ticketCode":"${code}"}`, {
    headers: { "Content-Type": "application/json" },
  });
  const greeting = http.get(`${TARGET}/`, { headers: { Accept: "text/html" } });
  check(null, {
    "a code wins": () => won.kind === "won",
    "played again it is used": () => play(player, code).kind === "already-used",
    "to a stranger too": () => play(stranger, code).kind === "already-used",
    "a code that is none is unknown": () => play(stranger, wrongCode(code)).kind === "unknown-code",
    "without a token nothing is played": () => nobody.status === 401,
    "my tickets are listed": () => listed.status === 200,
    "the site is there": () => greeting.status === 200,
  });
}

/** The same shard's last number: one past the tickets of any campaign that has fewer than its codes. */
function wrongCode(code: string): string {
  // Which digit does not matter: one code in some thousands is right, and the smoke test would then say so.
  const last = code.charAt(code.length - 1);
  return `${code.slice(0, -1)}${last === "0" ? "1" : "0"}`;
}

export default playNext;
export { handleSummary } from "../house/options.ts";
