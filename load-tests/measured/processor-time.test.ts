import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import {
  CAN_READ_PROCESSOR_TIME,
  familyMicroseconds,
  familyMicrosecondsAmong,
  type Process,
  parseProcessStat,
  processorMicroseconds,
} from "./processor-time.ts";

/** As Linux writes it: a command with spaces and brackets, 1,234 ticks in user and 66 in system mode. */
const STAT =
  "4711 (work) er d) S 42 4711 4711 0 -1 4194560 9 0 0 0 1234 66 7 8 20 0 12 0 8080 123 456 18446744073709551615";

describe("the processor time of a process", () => {
  test("is that of user and system mode together, and that of its ended children apart", () => {
    expect(parseProcessStat(STAT)).toEqual({
      command: "work) er d",
      parent: 42,
      processorMicroseconds: 13_000_000,
      reapedMicroseconds: 150_000,
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

describe("the processor time of a family", () => {
  function member(pid: number, parent: number, own: number, reaped = 0): Process {
    return {
      pid,
      stat: { command: "any", parent, processorMicroseconds: own, reapedMicroseconds: reaped },
    };
  }

  test("is that of all descendants, in whatever order they are listed, and of nobody else", () => {
    const all = [member(4, 3, 1_000), member(3, 2, 100), member(2, 1, 10), member(1, 0, 1), member(9, 1, 5)];
    expect(familyMicrosecondsAmong(all, [2])).toBe(1_110);
    expect(familyMicrosecondsAmong(all, [2, 9])).toBe(1_115);
  });

  test("counts one that is named and a descendant too only once", () => {
    expect(familyMicrosecondsAmong([member(2, 1, 10), member(3, 2, 100)], [2, 3])).toBe(110);
  });

  test("does not lose what a child used that has ended meanwhile", () => {
    const before = familyMicrosecondsAmong([member(2, 1, 10), member(3, 2, 100)], [2]);
    // It used 50 more before it ended.
    expect(familyMicrosecondsAmong([member(2, 1, 10, 150)], [2]) - before).toBe(50);
  });

  test("is no figure when one who is asked for has ended", () => {
    expect(() => familyMicrosecondsAmong([member(2, 1, 10)], [2, 7])).toThrow("process 7 has ended");
  });

  test.runIf(CAN_READ_PROCESSOR_TIME)("holds a child's work after it was waited for", () => {
    const before = familyMicroseconds([process.pid]);
    const own = processorMicroseconds(process.pid);
    spawnSync(process.execPath, [
      "-e",
      "const end = performance.now() + 300; while (performance.now() < end);",
    ]);
    const ownSince = processorMicroseconds(process.pid) - own;
    expect(familyMicroseconds([process.pid]) - before - ownSince).toBeGreaterThan(100_000);
  });
});
