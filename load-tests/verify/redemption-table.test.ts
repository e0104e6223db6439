import { expect, test } from "vitest";
import { chance } from "../random.ts";
import { type Redemption, RedemptionTable } from "./redemption-table.ts";

const random = chance(7);

function uuid(): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Serials of a campaign of billions, so that more than 32 bits of them count. */
const redemptions: Redemption[] = Array.from({ length: 20_000 }, (_, index) => ({
  serial: index * 75_000 + 3,
  ticketId: uuid(),
  prize: index % 5,
  player: uuid(),
}));

test("a table that grew many times knows every redemption, and only those", () => {
  const table = new RedemptionTable();
  for (const redemption of redemptions) expect(table.add(redemption)).toBe(true);
  expect(table.size).toBe(redemptions.length);
  for (const redemption of redemptions)
    expect(table.confirm(redemption, "player")).toEqual({ kind: "confirmed", isFirst: true });
  expect(table.confirm({ ...redemptions[0], serial: 4 } as Redemption, "player")).toEqual({
    kind: "unknown",
  });
});

test("each witness confirms once", () => {
  const table = new RedemptionTable(1);
  const [redemption] = redemptions as [Redemption];
  table.add(redemption);
  expect(table.confirm(redemption, "player")).toMatchObject({ isFirst: true });
  expect(table.confirm(redemption, "database")).toMatchObject({ isFirst: true });
  expect(table.confirm(redemption, "player")).toMatchObject({ isFirst: false });
});

test("a single digit makes an id another one", () => {
  const table = new RedemptionTable(1);
  const [redemption] = redemptions as [Redemption];
  table.add(redemption);
  for (const at of [0, 9, 14, 19, 24, 35]) {
    const digit = redemption.ticketId.charAt(at) === "a" ? "b" : "a";
    const ticketId = redemption.ticketId.slice(0, at) + digit + redemption.ticketId.slice(at + 1);
    expect(table.confirm({ ...redemption, ticketId }, "player")).toEqual({
      kind: "different",
      what: "ticket id",
    });
  }
});
