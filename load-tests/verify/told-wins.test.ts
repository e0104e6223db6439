import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readToldWin, type ToldWin, toldWins } from "./told-wins.ts";

const folder = mkdtempSync(join(tmpdir(), "thetiptop-told-"));
afterAll(() => rmSync(folder, { recursive: true }));

const ID = "0197b6f0-0000-7000-8000-000000000001";
const PLAYER = "0197b6f0-0000-4000-8000-000000000002";
const LINE = `won 0123456789 ${ID} 3 ${PLAYER}`;
const WIN = { code: "0123456789", ticketId: ID, prize: 3, player: PLAYER };

test("a line becomes a win, other lines are passed over, a damaged one is an error", () => {
  expect(readToldWin(LINE)).toEqual(WIN);
  expect(readToldWin("failed 500: no")).toBeUndefined();
  expect(() => readToldWin("won 0123456789 nothing")).toThrow("no win");
});

test("files are read in turn; a last line that was cut is left out, a file that is missing has no wins", async () => {
  const [one, other] = [join(folder, "one"), join(folder, "other")];
  writeFileSync(one, `${LINE}\nfailed x\n${LINE.slice(0, 40)}`);
  writeFileSync(other, `${LINE}\n`);
  const wins: ToldWin[] = [];
  for await (const win of toldWins([one, join(folder, "none"), other])) wins.push(win);
  expect(wins).toEqual([WIN, WIN]);
});
