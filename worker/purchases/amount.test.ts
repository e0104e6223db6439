import { describe, expect, it } from "vitest";
import { centsOf } from "./amount.ts";

describe("an amount as it is typed", () => {
  it.each([
    ["52,40", 5_240],
    ["52.4", 5_240],
    ["52", 5_200],
    [" 1 052,05 € ", 105_205],
    ["1\u00a0052,00\u00a0€", 105_200],
    ["0,29", 29],
    ["1,15", 115], // 114.99… in floating point
  ])("%j", (typed, cents) => {
    expect(centsOf(typed)).toBe(cents);
  });

  it.each(["", "douze", "52,405", "5,2,4", "-52", "1e3", "12345678", "٥٢", "."])("is none: %j", (typed) => {
    expect(centsOf(typed)).toBeUndefined();
  });
});
