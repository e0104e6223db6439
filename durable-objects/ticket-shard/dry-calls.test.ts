/** Plays that found a shard empty: one question to the desk for all of them, and its word is not the last one. */

import { expect, it } from "vitest";
import { DryCalls } from "./dry-calls.ts";

/** Dry calls of a shard that has `units` by the time the desk answers. */
async function afterAnswer(answer: "granted" | "none-left" | "unavailable", units: number) {
  const said: string[] = [];
  let questions = 0;
  const dry = new DryCalls<string>({
    askForStock: async () => {
      questions++;
      return answer;
    },
    hasStock: () => units > 0,
    decideAnew: (call) => said.push(`${call}: anew`),
    refuse: (call, { kind }) => said.push(`${call}: ${kind}`),
  });
  dry.add("first");
  dry.add("second");
  await Promise.all([dry.restock(), dry.restock()]);
  return { said, questions };
}

it("asks once for all calls and decides them anew when something was granted", async () => {
  expect(await afterAnswer("granted", 0)).toEqual({ said: ["first: anew", "second: anew"], questions: 1 });
});

it("refuses when nothing is left anywhere, and says so when that cannot be known", async () => {
  expect((await afterAnswer("none-left", 0)).said).toEqual(["first: no-prize-left", "second: no-prize-left"]);
  expect((await afterAnswer("unavailable", 0)).said).toEqual(["first: unavailable", "second: unavailable"]);
});

// Promise 4. The desk's word is about the other shards; units that came here meanwhile it has already given away.
it.each(["none-left", "unavailable"] as const)(
  "plays what came here while the desk answered “%s”",
  async (answer) => {
    expect((await afterAnswer(answer, 1)).said).toEqual(["first: anew", "second: anew"]);
  },
);
