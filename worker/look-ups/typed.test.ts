import { describe, expect, it } from "vitest";
import { createCampaignCodes } from "../tickets/codes/codes.ts";
import { maskCode, maskName, maskTypedEmail } from "./mask.ts";
import { readTyped } from "./typed.ts";

const ROOT = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const decimal = createCampaignCodes({
  rootKey: ROOT,
  campaign: "decimal",
  format: "decimal-10",
  ticketCount: 20_000,
  shardCount: 1,
});
const base32 = createCampaignCodes({
  rootKey: ROOT,
  campaign: "base32",
  format: "base32-11",
  ticketCount: 20_000,
  shardCount: 1,
});
const code = decimal.codeOf(7);

describe("what was typed", () => {
  it.each([
    ["a code", code, { kind: "code", text: code }],
    ["a code with a scanner's line end", `${code}\r\n`, { kind: "code", text: code }],
    ["an unknown code", "9999999999", { kind: "code", text: "9999999999" }],
    ["half a code", "12345", { kind: "code", text: "12345" }],
    ["a code with a letter in it", "12345O7890", { kind: "code", text: "12345O7890" }],
    ["the link of a ticket", `https://thetiptop.example/jouer?code=${code}`, { kind: "code", text: code }],
    ["a link without a code", "https://ailleurs.example/", { kind: "code", text: "" }],
    ["an address", " Zoe@Example.com ", { kind: "email", text: "zoe@example.com" }],
    ["a name", "Zoé Lefèvre", { kind: "name", text: "Zoé Lefèvre" }],
    ["a name with a number", "Charles 3", { kind: "name", text: "Charles 3" }],
    ["signs that are no letters", "?!", { kind: "code", text: "?!" }],
    ["nothing", "  ", { kind: "nothing" }],
  ])("is known for %s", (_name, typed, read) => {
    expect(readTyped(typed, decimal)).toEqual(read);
  });

  it("tells a name of eleven letters from a code that could be written with them", () => {
    expect(base32.serialOf("Christopher").kind).toBe("unknown");
    expect(readTyped("Christopher", base32)).toEqual({ kind: "name", text: "Christopher" });
    const printed = base32.display(base32.codeOf(3));
    expect(readTyped(printed, base32)).toEqual({ kind: "code", text: printed });
  });

  it("is read no further than the longest address", () => {
    const read = readTyped("a".repeat(5_000), decimal);
    expect(read.kind === "name" && read.text.length).toBe(254);
  });
});

it.each([
  [maskTypedEmail("zoe.lefevre@example.com"), "z•••@example.com"],
  [maskTypedEmail(`z@${"a".repeat(200)}`), `z•••@${"a".repeat(59)}`],
  [maskCode("4912345612"), "49••••••12"],
  [maskCode("49123"), "•••••"],
  [maskCode(""), ""],
  [maskName("Zoé Lefèvre"), "Z••• L•••"],
])("masks: %s", (masked, expected) => {
  expect(masked).toBe(expected);
});
