/** What head office is told of a ticket: everything here reaches a browser, whether a page shows it or not. */

import { beforeAll, expect, it } from "vitest";
import { staffAt, till } from "../purchases/purchases.fixture.ts";
import { recordPurchase } from "../purchases/record-purchase.ts";
import { isAdministrator } from "../staff.ts";
import { migrateDatabase } from "../test-house.ts";
import { ticketFiles } from "./ticket-files-live.ts";

beforeAll(migrateDatabase);

it("tells of a sold ticket neither its code nor its buyer's address", async () => {
  const shop = await till();
  const sale = { storeId: "nice", receipt: "R1", amountCents: 5_000, email: "buyer@example.com" };
  await recordPurchase(shop.recorder, sale);
  const [row] = await shop.rows();
  const serial = row?.serial ?? -1;
  const context = await staffAt(null, shop.bindings, "ADMIN");
  const { staff } = context;
  if (!isAdministrator(staff)) throw new Error("no administrator");
  const outcome = await ticketFiles({ ...context, staff }).bySerial(serial, "fr");
  expect(outcome).toMatchObject({
    kind: "found",
    ticket: { code: null, purchase: { id: row?.id, store: "nice", receipt: "R1", refundedAt: null } },
  });
  const told = JSON.stringify(outcome);
  for (const secret of ["buyer@", shop.campaign.code(serial), shop.campaign.codes.codeOf(serial), "key-1"])
    expect(told).not.toContain(secret);
});
