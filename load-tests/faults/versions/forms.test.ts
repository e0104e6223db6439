import { describe, expect, it } from "vitest";
import { missing } from "./forms.ts";

describe("a reader of the version before", () => {
  it("misses nothing in the same form, whatever the values", () => {
    expect(missing({ id: "a", left: [1, 2] }, { id: "b", left: [3] })).toEqual([]);
  });

  it("does not mind members that it does not know, nor nulls and empty lists", () => {
    expect(missing({ id: "a" }, { id: "b", since: 3 })).toEqual([]);
    expect(missing({ seed: null, rows: [{ a: 1 }] }, { seed: "x", rows: [] })).toEqual([]);
    expect(missing({ seed: "x" }, { seed: null })).toEqual([]);
  });

  it.each([
    ["a member that is gone", { id: "a" }, { name: "a" }, [".id is not there"]],
    ["a member of another type", { left: 1 }, { left: "1" }, [".left is string, was number"]],
    ["another case of a union", { kind: "won" }, { kind: "won-2" }, ['.kind is "won-2", was "won"']],
    ["a list that is none", { left: [1] }, { left: 1 }, [".left is no list"]],
    ["a row's member in a list", [{ a: 1 }], [{ b: 1 }], ["[].a is not there"]],
    ["a member within a text", '{"kind":"won","at":1}', '{"kind":"won"}', [".at is not there"]],
  ])("misses %s", (_what, known, said, problems) => {
    expect(missing(known, said)).toEqual(problems);
  });
});
