/** The disk forgets what the runtime would forget, and nothing else. */

import { expect, it } from "vitest";
import { Disk } from "./disk.ts";

function diskWith(): Disk {
  const disk = new Disk();
  disk.run("CREATE TABLE note (text TEXT)", []);
  disk.endTurn()?.();
  return disk;
}

function write(disk: Disk, text: string): () => void {
  disk.run("INSERT INTO note VALUES (?)", [text]);
  return disk.endTurn() ?? (() => undefined);
}

const notes = (disk: Disk) => disk.query<{ text: string }>("SELECT text FROM note").map(({ text }) => text);

it("keeps what was durable, whatever is lost of the rest", () => {
  const disk = diskWith();
  write(disk, "durable")();
  write(disk, "kept");
  write(disk, "lost");
  disk.crash(1);
  expect(notes(disk)).toEqual(["durable", "kept"]);
  expect(() => disk.crash(1)).toThrow("durable");
});

it("makes commits durable in their order: a later one takes the earlier with it", () => {
  const disk = diskWith();
  write(disk, "first");
  write(disk, "second")();
  write(disk, "third");
  disk.crash(disk.unconfirmedTurns);
  expect(notes(disk)).toEqual(["first", "second"]);
});

it("lets nothing leave before all that was written is durable", () => {
  const disk = diskWith();
  const left: string[] = [];
  const confirm = write(disk, "win");
  disk.whenDurable(() => left.push("answer"));
  expect(left).toEqual([]);
  confirm();
  expect(left).toEqual(["answer"]);
  disk.whenDurable(() => left.push("at once"));
  expect(left).toEqual(["answer", "at once"]);
});

it("never lets go what waited for a turn that was lost", () => {
  const disk = diskWith();
  const left: string[] = [];
  const confirm = write(disk, "win");
  disk.whenDurable(() => left.push("answer"));
  disk.crash(1);
  confirm();
  expect([left, notes(disk)]).toEqual([[], []]);
});

it("undoes the running turn alone, and a failed transaction within it", () => {
  const disk = diskWith();
  write(disk, "before");
  disk.run("INSERT INTO note VALUES (?)", ["abandoned"]);
  disk.abandonTurn();
  expect(() =>
    disk.transaction(() => {
      disk.run("INSERT INTO note VALUES (?)", ["half"]);
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(notes(disk)).toEqual(["before"]);
});

it("forgets an alarm with the turn that set it", () => {
  const disk = diskWith();
  disk.setAlarm(5);
  disk.endTurn();
  disk.crash(1);
  expect(disk.alarmAt()).toBeNull();
});
