import { expect, it } from "vitest";
import { formatTally, neverSucceeded, tallyOf } from "./tally.ts";

const LINES = "GET /a/{id} 200\nGET /a/{id} 404\nPOST /b 400\nPOST /b 400\n";

it("counts answers by status and knows which operations succeeded", () => {
  const tally = tallyOf(LINES);
  expect(tally.total).toBe(4);
  expect([...tally.statuses]).toEqual([
    [200, 1],
    [404, 1],
    [400, 2],
  ]);
  expect(formatTally(tally)).toBe("2 operations, 1 with a 2xx; 200 × 1, 400 × 2, 404 × 1");
});

it("leaves out a line that is still being written", () => {
  expect(tallyOf(`${LINES}DELETE /c 20`).total).toBe(4);
  expect(tallyOf("").total).toBe(0);
});

it("names the operations that succeeded for nobody", () => {
  expect(neverSucceeded([tallyOf(LINES), tallyOf("POST /b 201\nPUT /c 401\n")])).toEqual(["PUT /c"]);
});
