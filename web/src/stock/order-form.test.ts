import { expect, it } from "vitest";
import { leftAfter, readOrder } from "./order-form.ts";

const TYPED = { kind: "move", count: "10", fromShard: "0", toShard: "3" };

it("is read with all that its kind needs", () => {
  expect(readOrder(TYPED, 2, 4)).toEqual({
    kind: "read",
    change: { kind: "move", prize: 2, count: 10, fromShard: 0, toShard: 3 },
  });
  expect(readOrder({ ...TYPED, kind: "lower" }, 2, 4)).toEqual({
    kind: "read",
    change: { kind: "lower", prize: 2, count: 10 },
  });
});

it.each([
  [{ count: "0" }, "count"],
  [{ count: "" }, "count"],
  [{ fromShard: "4" }, "fromShard"],
  [{ toShard: "" }, "toShard"],
  [{ toShard: "0" }, "toShard"],
])("is refused with %j", (differs, field) => {
  expect(readOrder({ ...TYPED, ...differs }, 2, 4)).toEqual({ kind: "wrong", fields: [field] });
});

it("never leaves less than nothing", () => {
  expect(leftAfter({ kind: "lower", prize: 0, count: 9 }, 4)).toBe(0);
  expect(leftAfter({ kind: "raise", prize: 0, count: 9 }, 4)).toBe(13);
});
