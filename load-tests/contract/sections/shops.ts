/** Tills, web shops, the counter's further calls, and the grand draw as anyone sees it. */

import { createHash, randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { definitionOf } from "../../system/campaigns.ts";
import { openShop, signed } from "../../system/shops.ts";
import { type Stage, UNKNOWN_ID } from "../stage.ts";

const STORE = "nice";

export function shopsSection(stage: () => Stage): void {
  it("a till gets one ticket a receipt, and cancels it", async () => {
    const { api, client } = stage();
    const { till } = await openShop(stage().house, STORE);
    const [sell, refund] = ["POST /api/purchases", "POST /api/purchases/refunds"];
    const body = { receipt: "R-1", amountCents: 5_240 };
    const first = await api.ask<{ data: { code: string } }>(sell, { token: till, body });
    const again = await api.ask<{ data: { code: string } }>(sell, { token: till, body });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.data.code).toBe(first.body.data.code);
    expect((await api.ask(sell, { token: till, body: { ...body, amountCents: 6_000 } })).status).toBe(409);
    expect((await api.ask(sell, { token: till, body: { receipt: "" } })).status).toBe(400);
    expect((await api.ask(sell, { token: client.token, body })).status).toBe(401);
    expect((await api.ask(refund, { token: till, body: { receipt: "R-1" } })).body).toMatchObject({
      data: { receipt: "R-1", ticket: "cancelled" },
    });
    expect((await api.ask(refund, { token: till, body: { receipt: "none" } })).status).toBe(404);
    expect((await api.ask(refund, { body: { receipt: "R-1" } })).status).toBe(401);
    const play = { token: client.token, body: { ticketCode: first.body.data.code } };
    expect((await api.ask("POST /api/game/play", play)).status).toBe(400);
  });

  it("a web shop's signed event is taken once", async () => {
    const { api } = stage();
    const { webShop } = await openShop(stage().house, STORE);
    const hook = "POST /api/webhooks/shop";
    const sale = { receipt: "W-1", amountCents: 5_240 };
    const body = JSON.stringify({ type: "purchase.created", store: STORE, data: sale });
    const headers = signed(webShop, body);
    expect((await api.ask(hook, { body, headers })).status).toBe(200);
    expect((await api.ask(hook, { body, headers })).status).toBe(409);
    expect((await api.ask(hook, { body: body.replace("5240", "9999"), headers })).status).toBe(401);
    const wrong = JSON.stringify({ type: "purchase.lost", store: STORE, data: sale });
    expect((await api.ask(hook, { body: wrong, headers: signed(webShop, wrong) })).status).toBe(400);
  });

  it("the counter hands over, and takes it back within a minute", async () => {
    const { api, employee, client } = stage();
    const ticket = await stage().playedTicket();
    const body = { ticketId: ticket.id };
    for (const operation of ["POST /api/employee/hand-over", "POST /api/employee/undo"]) {
      expect((await api.ask(operation, { token: employee.token, body })).status).toBe(200);
      expect((await api.ask(operation, { token: employee.token, body: {} })).status).toBe(400);
      const unknown = { token: employee.token, body: { ticketId: UNKNOWN_ID } };
      expect((await api.ask(operation, unknown)).status).toBe(404);
      expect((await api.ask(operation, { token: client.token, body })).status).toBe(403);
    }
  });

  it("a frozen draw and its entrants are public, and none before", async () => {
    const { api, house } = stage();
    const { slug } = await house.campaign(definitionOf("drawn", 1_000, undefined, { shardCount: 1 }));
    const [proof, entrants] = ["GET /api/campaign/draw", "GET /api/campaign/draw/entrants"];
    const query = `?campaign=${slug}`;
    for (const operation of [proof, entrants]) {
      expect((await api.ask(operation, { query })).status).toBe(404);
      expect((await api.ask(operation, { query: "?campaign=A!" })).status).toBe(400);
    }
    const file = `${"0".repeat(32)}\n${"f".repeat(32)}\n`;
    const hash = createHash("sha256").update(file).digest("hex");
    const id = randomUUID();
    await house.query(
      `INSERT INTO draws (id, campaign, rule, entropy_source, alternate_count, seed_hash, started_at, started_by)
       VALUES (?, ?, ?, ?, 1, ?, 1, 'head-office')`,
      id,
      slug,
      JSON.stringify({ entriesPer: "person", needsVerifiedAddress: false }),
      JSON.stringify({ kind: "bailiff-digits", digitCount: 12 }),
      hash,
    );
    await house.query("INSERT INTO draw_entrants VALUES (?, 0, ?, ?)", id, "0".repeat(32), file);
    await house.query(
      "UPDATE draws SET frozen_at = 2, entrants_hash = ?, entrant_count = 2, person_count = 2 WHERE id = ?",
      hash,
      id,
    );
    expect((await api.ask(proof, { query })).body).toMatchObject({
      data: { campaign: slug, entrantsHash: hash, entrantCount: 2, result: null },
    });
    expect((await api.ask(entrants, { query })).body).toBe(file);
  });
}
