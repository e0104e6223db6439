import { describe, expect, it } from "vitest";
import { whileAllowed } from "./live.ts";

const SECOND_MS = 1_000;

/** What comes through when something is sent each second, and rights end at a second. */
async function passed(
  seconds: number,
  endsAt: number,
): Promise<{ passed: number; asked: number; isOver: boolean }> {
  let now = 0;
  let asked = 0;
  let isOver = false;
  const gate = whileAllowed(
    async () => {
      asked++;
      return now < endsAt * SECOND_MS;
    },
    () => now,
  );
  const writer = gate.writable.getWriter();
  const reader = gate.readable.getReader();
  let count = 0;
  for (let second = 1; second <= seconds && !isOver; second++) {
    now = second * SECOND_MS;
    writer.write(new Uint8Array([1])).catch(() => undefined);
    const { done } = await reader.read();
    if (done) isOver = true;
    else count++;
  }
  return { passed: count, asked, isOver };
}

describe("a stream while its session lasts", () => {
  it("passes everything on and looks at the session every ten seconds, not with every event", async () => {
    expect(await passed(60, 1_000)).toEqual({ passed: 60, asked: 6, isOver: false });
  });

  it("ends within ten seconds of the session", async () => {
    const { passed: seconds, isOver } = await passed(60, 25);
    expect(isOver).toBe(true);
    expect(seconds).toBe(29);
  });
});
