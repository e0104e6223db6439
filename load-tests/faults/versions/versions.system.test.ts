/**
 * During a rollout the Worker of one version calls the objects of the other. What the released Worker asked is written
 * down (record.ts), so this needs no history; the other version itself runs by `npm run faults -- --scenario versions`.
 */

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inRepository } from "../../local/paths.ts";
import type { House } from "../../system/house.ts";
import { missing } from "./forms.ts";
import type { RecordedCall } from "./recorder.ts";
import { listeningHouse, ownClasses, repeat, walk } from "./walk.ts";

const released = JSON.parse(
  readFileSync(inRepository("load-tests/faults/versions/released-calls.json"), "utf8"),
) as { readonly commit: string; readonly calls: readonly RecordedCall[] };

/**
 * Calls that the released objects do not know, and why that harms nobody during a rollout. After a release, record anew
 * and empty this.
 */
const SINCE: Readonly<Record<string, string>> = {
  "TELEMETRY.report":
    "a new class goes live whole, before the code that uses it (operations.md, Classes of objects)",
  "TELEMETRY.figures": "as above",
};

function nameOf({ namespace, method }: RecordedCall): string {
  return `${namespace}.${method}`;
}

describe("what the released Worker asks of its objects", () => {
  let house: House;
  beforeAll(async () => {
    house = await listeningHouse(ownClasses());
  });
  afterAll(() => house?.close());

  it("is answered by today's in a form that it can read, call after call", async () => {
    const problems: string[] = [];
    for (const [index, call] of released.calls.entries()) {
      const { answer, problem } = await repeat(house, call);
      const where = `call ${index}, ${nameOf(call)}`;
      if (problem !== undefined) problems.push(`${where}: ${problem}`);
      else problems.push(...missing(call.answer, answer).map((what) => `${where}: ${what}`));
    }
    expect(problems).toEqual([]);
    expect(new Set(released.calls.map(nameOf)).size).toBeGreaterThan(10);
  });
});

describe("what today's Worker asks of its objects", () => {
  let house: House;
  let calls: readonly RecordedCall[];
  beforeAll(async () => {
    house = await listeningHouse(ownClasses());
    calls = await walk(house);
  });
  afterAll(() => house?.close());

  it("is known to the released ones: method and arguments", () => {
    const known = Map.groupBy(released.calls, nameOf);
    const problems = calls.flatMap((call) => {
      if (SINCE[nameOf(call)] !== undefined) return [];
      const same = known.get(nameOf(call));
      if (!same) return [`${nameOf(call)} was not asked before`];
      // An object written for other arguments: the ones it reads must be there, as it reads them.
      const isReadable = same.some(
        ({ args }) =>
          args.length === call.args.length &&
          args.every((arg, index) => formless(missing(arg, call.args[index])).length === 0),
      );
      return isReadable ? [] : [`${nameOf(call)} with ${JSON.stringify(call.args)}`];
    });
    expect(problems).toEqual([]);
    expect(calls.length).toBeGreaterThan(20);
  });

  it("needs no exception that is out of date", () => {
    const known = new Set(released.calls.map(nameOf));
    expect(Object.keys(SINCE).filter((name) => known.has(name))).toEqual([]);
  });
});

/** In arguments another case of a union is another order, not a misunderstanding. */
function formless(problems: readonly string[]): string[] {
  return problems.filter((problem) => !/ is ".*", was "/.test(problem));
}
