import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { parseProcessStat, processorMicroseconds } from "./processor-time.ts";

/** As Linux writes it: a command with spaces and brackets, 1,234 ticks in user and 66 in system mode. */
const STAT =
  "4711 (work) er d) S 42 4711 4711 0 -1 4194560 9 0 0 0 1234 66 7 8 20 0 12 0 8080 123 456 18446744073709551615";

describe("the processor time of a process", () => {
  test("is that of user and system mode together, without its children's", () => {
    expect(parseProcessStat(STAT)).toEqual({
      command: "work) er d",
      parent: 42,
      processorMicroseconds: 13_000_000,
    });
  });

  test("grows as it works, and not while it waits for another", () => {
    const before = processorMicroseconds(process.pid);
    const end = performance.now() + 300;
    while (performance.now() < end);
    const worked = processorMicroseconds(process.pid) - before;
    expect(worked).toBeGreaterThan(50_000);
    spawnSync("sleep", ["0.3"]);
    expect(processorMicroseconds(process.pid) - before - worked).toBeLessThan(200_000);
  });

  test("is not read out of anything else", () => {
    expect(() => parseProcessStat("")).toThrow("not the stat of a process");
  });
});
