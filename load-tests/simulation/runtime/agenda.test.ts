import { expect, it } from "vitest";
import { Agenda } from "./agenda.ts";
import { Dice } from "./dice.ts";

function namesIn(agenda: Agenda, untilMs: number): string[] {
  const names: string[] = [];
  for (let next = agenda.next(untilMs); next; next = agenda.next(untilMs)) names.push(next.what);
  return names;
}

it("gives what is planned in the order of time, and of planning where that is the same", () => {
  const agenda = new Agenda();
  const dice = new Dice(1);
  const times = Array.from({ length: 500 }, () => dice.below(50));
  for (const [order, atMs] of times.entries())
    agenda.add(atMs, `${atMs}:${order}`, undefined, () => undefined);
  const sorted = times
    .map((atMs, order) => ({ atMs, order }))
    .sort((a, b) => a.atMs - b.atMs || a.order - b.order);
  expect(namesIn(agenda, 50)).toEqual(sorted.map(({ atMs, order }) => `${atMs}:${order}`));
});

it("leaves what comes later, and passes over what was cancelled", () => {
  const agenda = new Agenda();
  agenda.add(3, "late", undefined, () => undefined);
  agenda.add(1, "cancelled", undefined, () => undefined).isCancelled = true;
  agenda.add(2, "next", undefined, () => undefined);
  expect(namesIn(agenda, 2)).toEqual(["next"]);
  expect(namesIn(agenda, 3)).toEqual(["late"]);
});
