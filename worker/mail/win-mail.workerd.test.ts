/** A play's mail, from the API's door to the mailbox. */

import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, it, vi } from "vitest";
import { shardOf } from "../../durable-objects/objects.ts";
import { CALM_MS } from "../../durable-objects/ticket-shard/win-mails.ts";
import { type AnyBody, ask, campaign, eventually, mailsTo, migrateDatabase, person } from "../test-house.ts";

beforeAll(migrateDatabase);

it("tells the player what was won and how to fetch it, once, and never the code", async () => {
  const { slug, code } = await campaign({ slug: env.DEFAULT_CAMPAIGN });
  const player = await person();
  type Played = AnyBody & { data?: { ticket: { id: string }; prize: { name: string } } };
  const played = await ask<Played>("/api/game/play", { token: player.token, body: { ticketCode: code(7) } });
  expect(played.status).toBe(200);
  const prize = played.body.data?.prize.name ?? "";
  expect(prize).not.toBe("");

  await eventually(async () => {
    const winners = await env.DB.prepare("SELECT id FROM winners").all();
    return winners.results.length === 1 ? true : undefined;
  });
  const since = Date.now();
  await vi.waitUntil(() => Date.now() - since > CALM_MS, { timeout: 10 * CALM_MS });
  await runDurableObjectAlarm(shardOf(env, slug, 0));

  const mails = await mailsTo(player.email);
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  expect(mail?.subject).toBe(`Vous avez gagné\u00a0: ${prize}`);
  expect(mail?.text).toContain(`* ${prize}`);
  expect(mail?.links).toEqual([`${env.PUBLIC_ORIGIN}/mes-gains`]);
  for (const part of [mail?.text, mail?.html]) {
    expect(part).not.toContain(code(7));
    expect(part?.replace(/\D/g, "")).not.toContain(code(7).replace(/\D/g, ""));
  }
});
