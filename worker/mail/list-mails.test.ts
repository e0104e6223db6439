import { expect, it } from "vitest";
import { masked } from "./list-mails.ts";

it.each([
  ["zoe@example.com", "z•••@example.com"],
  ["z@example.com", "z•••@example.com"],
  ["😀a@example.com", "😀•••@example.com"],
  ["a@b@example.com", "a•••@example.com"],
  ["@example.com", "•••@example.com"],
  ["no address", "•••"],
  ["", "•••"],
])("shows %j as %j", (address, shown) => {
  expect(masked(address)).toBe(shown);
});
