import { expect, it } from "vitest";
import { maskName, maskNetworkAddress } from "./mask.ts";

it.each([
  ["Zoé", "Lefèvre", "Zoé L."],
  ["Zoé", "  lefèvre", "Zoé L."],
  ["Anne-Marie", "d’Ormesson", "Anne-Marie D."],
  ["Zoé", "𝒜b", "Zoé 𝒜."],
  ["Zoé", "", "Zoé"],
])("shows %s %s as %s", (firstName, lastName, shown) => {
  expect(maskName(firstName, lastName)).toBe(shown);
});

it.each([
  ["203.0.113.77", "203.0.113.•••"],
  ["2001:db8:1:2::/64", "2001:db8:…"],
  ["local", "•••"],
])("shows the network of %s as %s", (address, shown) => {
  expect(maskNetworkAddress(address)).toBe(shown);
});
