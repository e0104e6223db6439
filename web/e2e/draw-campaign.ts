/** A small campaign of a test's own that people have played and that is closed: what a grand draw begins with. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type APIRequestContext, expect } from "@playwright/test";
import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { PASSWORD } from "./visitor.ts";

export const ADMIN = { email: "admin@test.com", password: "Admin1234" };
const HOUR_MS = 3_600_000;
/** As few as the codes' cipher allows, over one shard. */
const SIZE = { format: "decimal-10", ticketCount: 20_000, shardCount: 1 } as const;
const PRIZE = {
  type: "PHYSICAL",
  name: "Infuseur",
  nameEn: "Infuser",
  description: "Un infuseur",
  descriptionEn: "An infuser",
  valueCents: 990,
  oddsPpm: 1_000_000,
  stock: SIZE.ticketCount,
};
const GRAND_PRIZE = {
  name: "Une année de thé",
  nameEn: "A year of tea",
  description: "Douze mois",
  descriptionEn: "Twelve months",
  valueCents: 36_000,
};

export interface PlayedCampaign {
  readonly slug: string;
  /** E-mail addresses of those who played; their password is everybody's. */
  readonly players: readonly string[];
}

/** Played by so many, once each, closed, and every win in D1. */
export async function playedCampaign(request: APIRequestContext, count: number): Promise<PlayedCampaign> {
  const headers = await signedIn(request, ADMIN);
  const slug = `tirage-${crypto.randomUUID().slice(0, 8)}`;
  const now = Date.now();
  const path = "/api/admin/campaigns";
  const created = await request.post(path, {
    headers,
    data: {
      slug,
      name: "Campagne du tirage",
      timeZone: "Europe/Paris",
      codeFormat: SIZE.format,
      ticketCount: SIZE.ticketCount,
      shardCount: SIZE.shardCount,
      drawMode: "quota",
      opensAt: now - HOUR_MS,
      closesAt: now + HOUR_MS,
      claimUntil: now + 2 * HOUR_MS,
      prizes: [PRIZE],
      grandPrize: GRAND_PRIZE,
      batches: [{ label: "Essai", firstSerial: 0, lastSerial: SIZE.ticketCount - 1, status: "active" }],
    },
  });
  expect(created.status(), await created.text()).toBe(201);
  async function become(state: string) {
    const changed = await request.post(`${path}/${slug}/state`, { headers, data: { state } });
    expect(changed.status(), await changed.text()).toBe(200);
  }
  await become("open");
  const codes = createCampaignCodes({ rootKey: codeKey(), campaign: slug, ...SIZE });
  const players: string[] = [];
  for (let serial = 0; serial < count; serial++)
    players.push(await player(request, slug, codes.codeOf(serial)));
  await become("closed");
  await expect
    .poll(async () => (await (await request.get(`${path}/${slug}`, { headers })).json()).data.outbox.depth)
    .toBe(0);
  return { slug, players };
}

/** Registers somebody and plays a code for them. */
async function player(request: APIRequestContext, campaign: string, ticketCode: string): Promise<string> {
  const email = `zoe.${crypto.randomUUID()}@exemple.fr`;
  const person = { email, password: PASSWORD, confirmPassword: PASSWORD };
  const registered = await request.post("/api/auth/register", {
    data: { ...person, firstName: "Zoé", lastName: "Lefèvre" },
  });
  expect(registered.status(), await registered.text()).toBe(201);
  const headers = await signedIn(request, person);
  const played = await request.post("/api/game/play", { headers, data: { ticketCode, campaign } });
  expect(played.status(), await played.text()).toBe(200);
  return email;
}

async function signedIn(request: APIRequestContext, { email, password }: typeof ADMIN) {
  const answer = await request.post("/api/auth/login", { data: { email, password } });
  expect(answer.status(), await answer.text()).toBe(200);
  return { Authorization: `Bearer ${(await answer.json()).token}` };
}

/** The server's own, so that a campaign made a moment ago has codes to play. */
function codeKey(): string {
  const folder = process.env["DATA_DIR"];
  if (!folder)
    throw new Error("DATA_DIR must name the server's data: a campaign's codes are made from its key");
  return JSON.parse(readFileSync(join(folder, "secrets.json"), "utf8")).codeKey;
}
