import { expect, it } from "vitest";
import { centsIn, countIn, typedEuros } from "./amounts.ts";

it.each([
  ["49", 4_900],
  ["49,5", 4_950],
  ["1 049.05 €", 104_905],
  ["0", 0],
])("reads %j as %d cents", (typed, cents) => {
  expect(centsIn(typed)).toBe(cents);
});

it.each(["", "-1", "1e3", "4,999", "49,50,1", "quarante"])("reads no amount in %j", (typed) => {
  expect(centsIn(typed)).toBeUndefined();
});

it("reads whole numbers only, spaces between thousands or not", () => {
  expect(["1500", "1 500", "1\u202f500"].map(countIn)).toEqual([1_500, 1_500, 1_500]);
  expect(["", "1,5", "-3", "12345678901"].map(countIn)).toEqual([undefined, undefined, undefined, undefined]);
});

it("shows cents as they can be typed again", () => {
  expect([4_900, 4_950, 5].map((cents) => typedEuros(cents, ","))).toEqual(["49", "49,50", "0,05"]);
});
