/** Operations beyond the contract: campaigns, their ledgers, and mails. */

import { expect, it } from "vitest";
import { definitionOf } from "../../system/campaigns.ts";
import { type Stage, UNKNOWN_ID } from "../stage.ts";

const CAMPAIGNS = "/api/admin/campaigns";
const SLUG = "further";

export function furtherSection(stage: () => Stage): void {
  it("the current campaign is public", async () => {
    const { body } = await stage().api.ask("GET /api/campaign");
    expect(body).toMatchObject({ data: { slug: "contract", state: "open", seed: null } });
  });

  it("administrators make, read and change campaigns", async () => {
    const { api, admin } = stage();
    const { token } = admin;
    const path = { slug: SLUG };
    const made = await api.ask<{ data: { batches: { id: string }[] } }>(`POST ${CAMPAIGNS}`, {
      token,
      body: definitionOf(SLUG, 1_000, undefined, { shardCount: 1 }),
    });
    expect(made.status).toBe(201);
    const batchId = made.body.data.batches[0]?.id ?? "";
    const codes = `GET ${CAMPAIGNS}/{slug}/batches/{batchId}/codes`;
    expect((await api.ask(codes, { token, path: { ...path, batchId } })).status).toBe(200);
    expect((await api.ask(codes, { token, path: { ...path, batchId: "none" } })).status).toBe(404);
    const byClient = { token: stage().client.token, path: { ...path, batchId } };
    expect((await api.ask(codes, byClient)).status).toBe(403);
    const { opensAt, closesAt, claimUntil } = definitionOf(SLUG, 1_000);
    const orders: readonly [string, Record<string, string>, unknown][] = [
      [`POST ${CAMPAIGNS}/{slug}/state`, path, { state: "open" }],
      [`POST ${CAMPAIGNS}/{slug}/dates`, path, { opensAt, closesAt, claimUntil }],
      [`POST ${CAMPAIGNS}/{slug}/batches/{batchId}`, { ...path, batchId }, { status: "revoked" }],
      [`POST ${CAMPAIGNS}/{slug}/stock`, path, { kind: "raise", prize: 0, count: 1 }],
    ];
    for (const [operation, place, body] of orders) {
      expect((await api.ask(operation, { token, path: place, body })).status).toBe(200);
      expect((await api.ask(operation, { token, path: place, body: {} })).status).toBe(400);
      expect((await api.ask(operation, { token: stage().employee.token, path: place, body })).status).toBe(
        403,
      );
    }
    const reads: readonly [string, Record<string, string>, Record<string, string>][] = [
      [`GET ${CAMPAIGNS}/{slug}`, path, { slug: "nowhere" }],
      [`GET ${CAMPAIGNS}/{slug}/ledger/{shard}`, { ...path, shard: "0" }, { ...path, shard: "x" }],
    ];
    for (const [operation, right, wrong] of reads) {
      expect((await api.ask(operation, { token, path: right })).status).toBe(200);
      expect([400, 404]).toContain((await api.ask(operation, { token, path: wrong })).status);
      expect((await api.ask(operation, { path: right })).status).toBe(401);
    }
    const invalid = await api.ask(`POST ${CAMPAIGNS}`, { token, body: {} });
    expect(invalid.status).toBe(400);
    const forbidden = await api.ask(`POST ${CAMPAIGNS}`, { token: stage().client.token, body: {} });
    expect(forbidden.status).toBe(403);
  });

  it("administrators alone bring winners back from the ledgers", async () => {
    const { api, admin, employee } = stage();
    const winners = `${CAMPAIGNS}/{slug}/winners`;
    const operations: readonly [
      string,
      unknown,
      { path?: Record<string, string>; body?: unknown; query?: string },
    ][] = [
      [`POST ${winners}/rebuild`, { shard: 0 }, { body: { shard: -1 } }],
      [`POST ${winners}/recount`, undefined, { path: { slug: "nowhere" } }],
      [`GET ${winners}`, undefined, { query: "?limit=0" }],
    ];
    for (const [operation, body, wrong] of operations) {
      const right = { path: { slug: SLUG }, ...(body === undefined ? {} : { body }) };
      expect((await api.ask(operation, { token: admin.token, ...right })).status).toBe(200);
      expect([400, 404]).toContain(
        (await api.ask(operation, { token: admin.token, ...right, ...wrong })).status,
      );
      expect((await api.ask(operation, { token: employee.token, ...right })).status).toBe(403);
    }
  });

  it("administrators alone set a shard back in time, never while a campaign is open, and not on a storage without history", async () => {
    const { api, admin, employee } = stage();
    const operation = `POST ${CAMPAIGNS}/{slug}/shards/{shard}/rewind`;
    const path = { slug: SLUG, shard: "0" };
    const body = { at: Date.now() - 1_000, reason: "a rehearsal" };
    expect((await api.ask(operation, { token: employee.token, path, body })).status).toBe(403);
    const state = (
      await api.ask<{ data: { catalogue: { state: string } } }>(`GET ${CAMPAIGNS}/{slug}`, {
        token: admin.token,
        path: { slug: SLUG },
      })
    ).body;
    expect(state.data.catalogue.state).toBe("open");
    const whileOpen = await api.ask<{ code: string }>(operation, { token: admin.token, path, body });
    expect(whileOpen.status).toBe(400);
    expect(JSON.stringify(whileOpen.body)).toContain("changement d'état");
    await api.ask(`POST ${CAMPAIGNS}/{slug}/state`, {
      token: admin.token,
      path: { slug: SLUG },
      body: { state: "paused" },
    });
    for (const wrong of [{}, { ...body, bookmark: "0" }, { at: body.at }, { ...body, role: "ADMIN" }]) {
      expect((await api.ask(operation, { token: admin.token, path, body: wrong })).status).toBe(400);
    }
    const refused = await api.ask(operation, { token: admin.token, path, body });
    expect(JSON.stringify(refused.body)).toContain("does not implement point-in-time recovery");
    await api.ask(`POST ${CAMPAIGNS}/{slug}/state`, {
      token: admin.token,
      path: { slug: SLUG },
      body: { state: "open" },
    });
  });

  it("administrators see mails and send dead ones again", async () => {
    const { api, admin, client } = stage();
    const { token } = admin;
    const list = "GET /api/admin/mails";
    expect((await api.ask(list, { token, query: "?state=sent&limit=5" })).status).toBe(200);
    expect((await api.ask(list, { token, query: "?state=lost" })).status).toBe(400);
    expect((await api.ask(list, { token: client.token })).status).toBe(403);
    const retry = "POST /api/admin/mails/{id}/retry";
    const [mail] = await stage().house.query<{ id: string }>("SELECT id FROM mails LIMIT 1");
    expect((await api.ask(retry, { token, path: { id: mail?.id ?? "" } })).status).toBe(200);
    expect((await api.ask(retry, { token, path: { id: UNKNOWN_ID } })).status).toBe(404);
    expect((await api.ask(retry, { token: client.token, path: { id: UNKNOWN_ID } })).status).toBe(403);
    const retryAll = "POST /api/admin/mails/retry-dead";
    expect((await api.ask(retryAll, { token })).status).toBe(200);
    expect((await api.ask(retryAll, { token: client.token })).status).toBe(403);
  });

  it("the ledgers of a closed campaign are public, and of no other", async () => {
    const { api, house } = stage();
    const [index, ledger] = ["GET /api/campaign/ledger", "GET /api/campaign/ledger/{shard}"];
    const stock = "GET /api/campaign/stock";
    const closed = await house.campaign(definitionOf("ledgers", 1_000, undefined, { shardCount: 1 }));
    const query = `?campaign=${closed.slug}`;
    for (const [operation, path] of [
      [index, {}],
      [ledger, { shard: "0" }],
      [stock, {}],
    ] as const) {
      expect((await api.ask(operation, { path })).status).toBe(404); // the default one is open
      expect((await api.ask(operation, { path, query })).status).toBe(404);
      expect((await api.ask(operation, { path, query: "?campaign=A!" })).status).toBe(400);
    }
    await house.setState(closed.slug, "closed");
    const { body } = await api.ask<{ data: { shards: unknown[] } }>(index, { query });
    expect(body.data.shards).toHaveLength(1);
    const account = await api.ask<string>(stock, { query });
    expect(account.body).toMatch(/^\{"kind":"stock-account","format":1,"campaign":"ledgers"/);
    const { headers } = await api.ask(ledger, { path: { shard: "0" }, query });
    const etag = String(headers["etag"]);
    const again = await house.ask(`/api/campaign/ledger/0${query}`, { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);
    expect((await api.ask(ledger, { path: { shard: "1" }, query })).status).toBe(404);
  });
}
