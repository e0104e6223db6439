import { expect, it } from "vitest";
import { maskEmail } from "./mask.ts";

it.each([
  ["zoe@example.com", "z•••@example.com"],
  ["z@example.com", "z•••@example.com"],
  ["😀a@example.com", "😀•••@example.com"],
  ["a@b@example.com", "a•••@example.com"],
  ["@example.com", "•••@example.com"],
  ["no address", "•••"],
  ["", "•••"],
])("shows %j as %j", (address, shown) => {
  expect(maskEmail(address)).toBe(shown);
});
