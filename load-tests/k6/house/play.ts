/** Plays over the API, as an app makes them. */

import http, { type RefinedResponse } from "k6/http";
import { type Answer, takeAnswer } from "./answers.ts";
import { TARGET } from "./environment.ts";
import type { Player } from "./inputs.ts";

// A refusal is an answer: what failed is counted by what was said, not by its status.
http.setResponseCallback(http.expectedStatuses({ min: 200, max: 499 }));

const PLAY_URL = `${TARGET}/api/game/play`;
/** Longer than any play that is still of use; an answer that takes longer counts as none. */
const ANSWER_TIMEOUT = "30s";

function requestOf(player: Player, code: string) {
  return {
    body: `{"ticketCode":"${code}"}`,
    params: {
      headers: { Authorization: `Bearer ${player.token}`, "Content-Type": "application/json" },
      tags: { name: "play" },
      timeout: ANSWER_TIMEOUT,
      responseType: "text" as const,
    },
  };
}

/** Plays one code and counts what was answered. */
export function play(player: Player, code: string): Answer {
  const { body, params } = requestOf(player, code);
  return takeAnswer(http.post(PLAY_URL, body, params), player.id);
}

export interface Attempt {
  readonly player: Player;
  readonly code: string;
}

/** Plays several codes at once, over as many connections as the script's `batchPerHost`; the answers in their order. */
export function playAtOnce(attempts: readonly Attempt[]): Answer[] {
  const requests = attempts.map(({ player, code }) => {
    const { body, params } = requestOf(player, code);
    return { method: "POST" as const, url: PLAY_URL, body, params };
  });
  const responses = http.batch(requests) as RefinedResponse<"text">[];
  return attempts.map(({ player }, index) => {
    const response = responses[index];
    if (response === undefined) throw new Error("a batch lacks an answer");
    return takeAnswer(response, player.id);
  });
}
