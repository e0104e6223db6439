import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  dropInputs,
  nextWave,
  readProgress,
  sizesOf,
  winsFilesIn,
  writeProgress,
} from "./sell-out-progress.ts";

const folder = mkdtempSync(join(tmpdir(), "thetiptop-progress-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(join(folder, file, ".."), { recursive: true });
  writeFileSync(join(folder, file), text);
}

test("what a session wrote the next one reads; before the first there is nothing", () => {
  const progress = {
    before: { shards: 1, database: 2, redemptions: 3 },
    ...{ seconds: 4.5, worstLagMs: 6, unanswered: 7, underWay: 8 },
    memory: [{ second: 0, mib: 9 }],
  };
  expect(readProgress(join(folder, "new"))).toBeUndefined();
  writeProgress(join(folder, "new"), progress);
  expect(readProgress(join(folder, "new"))).toEqual(progress);
});

test("a wave never writes where another one wrote, and the wins of all are found", () => {
  expect(nextWave(folder)).toBe(join(folder, "wave-1"));
  write("wave-1/wins.log", "");
  write("wave-2/codes.json", "[]"); // killed before its first win
  expect(nextWave(folder)).toBe(join(folder, "wave-3"));
  expect(winsFilesIn(folder)).toEqual([join(folder, "wave-1", "wins.log")]);
  dropInputs(folder);
  expect(existsSync(join(folder, "wave-2/codes.json"))).toBe(false);
  expect(nextWave(folder)).toBe(join(folder, "wave-3"));
});

test("shards and D1 are weighed apart, their logs with them, and nothing else", () => {
  write("do/thetiptop-TicketShard/a.sqlite", "12345");
  write("do/thetiptop-TicketShard/a.sqlite-wal", "67");
  write("do/thetiptop-CampaignDesk/a.sqlite", "no shard");
  write("d1/database/b.sqlite", "abc");
  expect(sizesOf(folder)).toEqual({ shards: 7, database: 3 });
});
