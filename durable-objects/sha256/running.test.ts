import { createHash, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { bytesOfHex, RunningSha256 } from "./running.ts";

it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 65_536])(
  "hashes %i bytes as node does, in whatever pieces",
  (length) => {
    const bytes = randomBytes(length);
    const expected = createHash("sha256").update(bytes).digest("hex");
    for (const piece of [1, 7, 64, 1000]) {
      const running = new RunningSha256();
      for (let start = 0; start < length; start += piece)
        running.update(bytes.subarray(start, start + piece));
      expect(running.digest()).toBe(expected);
    }
  },
);

it("reads hexadecimal", () => {
  expect([...bytesOfHex("00ff5e")]).toEqual([0, 255, 94]);
});
