/** Every kind of mail while its provider fails, each way a provider can: nothing is lost, and nobody has to look. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MailKind, MailMessage } from "../../durable-objects/mail-room/message.ts";
import { DEMO_CAMPAIGN } from "../local/demo.ts";
import type { Player } from "../players.ts";
import { definitionOf } from "./campaigns.ts";
import { House, until } from "./house.ts";
import { busyProvider, httpProvider, type Provider, smtpProvider } from "./mail-providers.ts";
import { AUTHORITY } from "./smtp-certificate.fixture.ts";

const SLUG = "mails";
const PENDING_TICKET = "0197b6f0-0000-7000-8000-000000000001";
const READY_TICKET = "0197b6f0-0000-7000-8000-000000000002";
const PURCHASE = "0197b6f0-0000-7000-8000-000000000003";
const LINKS: Readonly<Record<string, string>> = {
  "verify-address": "0f8fad5b-d9cb-469f-a165-70867728950e",
  "accept-invitation": "2f8fad5b-d9cb-469f-a165-70867728950e",
  "reset-password": "1f8fad5b-d9cb-469f-a165-70867728950e",
};
/** The driver's own patience (20 s), the first pause (10 s) and the wake of a slow machine. */
const ATTEMPT_MS = 45_000;
/** As many failed attempts as there are pauses: the next one is the last. */
const ATTEMPTS_BEFORE_THE_LAST = 8;
/** As many as go at once: after a wave that failed whole, the seventh waits for the alarm. */
const FIRST_WAVE = 6;
const DAY_MS = 24 * 3_600_000;

const DRAW = "01890000-0000-7000-8000-000000000003";
const { grandPrize: GRAND_PRIZE } = DEMO_CAMPAIGN;

const MESSAGES: { readonly [Kind in MailKind]: Extract<MailMessage, { kind: Kind }> } = {
  "verify-address": { kind: "verify-address", firstName: "Zoé", linkId: LINKS["verify-address"] ?? "" },
  "address-in-use": { kind: "address-in-use" },
  "reset-password": {
    kind: "reset-password",
    links: [{ linkId: LINKS["reset-password"] ?? "", createdAt: 0, isVerified: true }],
  },
  "password-changed": { kind: "password-changed", firstName: "Zoé" },
  "second-factor": { kind: "second-factor", firstName: "Zoé", change: "enrolled" },
  "account-expiry": { kind: "account-expiry", noticedAt: Number.MAX_SAFE_INTEGER, eraseAt: 0 },
  invitation: {
    kind: "invitation",
    firstName: "Zoé",
    linkId: LINKS["accept-invitation"] ?? "",
    role: "EMPLOYEE",
    shop: null,
  },
  win: { kind: "win", campaign: SLUG, ticketId: PENDING_TICKET, prize: 0 },
  "prize-ready": { kind: "prize-ready", campaign: SLUG, ticketId: READY_TICKET, prize: 1 },
  ticket: { kind: "ticket", campaign: SLUG, purchaseId: PURCHASE },
  "claim-reminder": { kind: "claim-reminder", campaign: SLUG },
  "grand-prize": { kind: "grand-prize", campaign: SLUG, drawId: DRAW, place: 0 },
};
const KINDS = Object.keys(MESSAGES) as MailKind[];

let certificates: string;

beforeAll(() => {
  certificates = mkdtempSync(join(tmpdir(), "thetiptop-certificates-"));
  const path = join(certificates, "authority.pem");
  writeFileSync(path, AUTHORITY);
  process.env["NODE_EXTRA_CA_CERTS"] = path; // the serving process inherits it, and workerd trusts it
});
afterAll(() => {
  delete process.env["NODE_EXTRA_CA_CERTS"];
  rmSync(certificates, { recursive: true, force: true });
});

/** A player with all that the eight mails are about. */
async function playerWithOccasions(house: House): Promise<Player> {
  // A deadline far away, or the campaign would send reminders of its own.
  const claimUntil = Date.now() + 60 * DAY_MS;
  await house.campaign(definitionOf(SLUG, 200_000, undefined, { claimUntil, grandPrize: GRAND_PRIZE }));
  const [player] = await house.players(1);
  if (!player) throw new Error("no player was seeded");
  await house.query("UPDATE users SET is_verified = 0 WHERE id = ?", player.id);
  await house.query(
    `INSERT INTO purchases (id, campaign, store_id, receipt, amount_cents, email, channel, recorded_by, serial, created_at)
     VALUES (?, ?, 'nice', 'R1', 5000, ?, 'till', 'key', 9, 0)`,
    PURCHASE,
    SLUG,
    player.email,
  );
  for (const [purpose, id] of Object.entries(LINKS)) {
    await house.query(
      "INSERT INTO account_links (id, user_id, purpose, created_at, expires_at) VALUES (?, ?, ?, 0, ?)",
      id,
      player.id,
      purpose,
      Date.now() + DAY_MS,
    );
  }
  for (const [serial, [id, status]] of [
    [PENDING_TICKET, "PENDING"] as const,
    [READY_TICKET, "VALIDATED"] as const,
  ].entries()) {
    await house.query(
      `INSERT INTO winners (id, campaign, serial, seq, user_id, prize, status, played_at)
       VALUES (?1, ?2, ?3, ?3, ?4, ?3, ?5, 0)`,
      id,
      SLUG,
      serial,
      player.id,
      status,
    );
  }
  await house.query(
    "INSERT INTO draw_places (draw_id, place, entrant, state, answer_by) VALUES (?, 0, 'one', 'notified', ?)",
    DRAW,
    Date.now() + DAY_MS,
  );
  return player;
}

function addressOf(kind: MailKind): string {
  return `${kind}@example.com`;
}

/** Queues one mail of each kind, due now, and has the room look once. */
async function queueAll(house: House, player: Player, attempts = 0): Promise<void> {
  for (const message of Object.values(MESSAGES)) {
    const { kind, ...fields } = message;
    await house.query(
      `INSERT INTO mails (id, occasion, recipient, language, user_id, kind, fields, attempts, created_at, due_at)
       VALUES (?1, ?1, ?2, 'fr', ?3, ?4, ?5, ?6, ?7, ?7)`,
      crypto.randomUUID(),
      addressOf(kind),
      player.id,
      kind,
      JSON.stringify(fields),
      attempts,
      Date.now(),
    );
  }
  await house.ask("/dev/mailbox.json");
}

interface Standing {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly last_error: string | null;
}

function standings(house: House): Promise<readonly Standing[]> {
  return house.query<Standing>("SELECT id, kind, state, attempts, last_error FROM mails");
}

async function untilAll(house: House, holds: (mail: Standing) => boolean): Promise<void> {
  await until(async () => {
    const mails = await standings(house);
    return mails.length === KINDS.length && mails.every(holds);
  }, ATTEMPT_MS);
}

const FAILURES: readonly [string, () => Promise<Provider>][] = [
  ["an HTTP provider that refuses connections", () => httpProvider("refuses connections")],
  ["an HTTP provider that answers 500", () => httpProvider("answers 500")],
  ["an HTTP provider that does not answer", () => httpProvider("does not answer")],
  ["an SMTP server that greylists, by STARTTLS", () => smtpProvider("smtp")],
  ["an SMTP server that greylists, over TLS", () => smtpProvider("smtps")],
];

describe.each(FAILURES)("%s", (_name, open) => {
  let provider: Provider;
  let house: House;
  let player: Player;

  beforeAll(async () => {
    provider = await open();
    house = await House.open(SLUG, provider.settings);
    player = await playerWithOccasions(house);
  });
  afterAll(async () => {
    await house?.close();
    provider?.close();
  });

  it("gets each of the eight kinds in the end, by the alarm alone, each once and under its id", async () => {
    await queueAll(house, player);
    const tried = async () => (await standings(house)).filter(({ attempts }) => attempts >= 1);
    await until(async () => (await tried()).length >= FIRST_WAVE, ATTEMPT_MS);
    expect((await standings(house)).map(({ state }) => state)).toEqual(KINDS.map(() => "queued"));
    const failed = await tried();
    for (const { last_error: words } of failed) {
      expect(words).toMatch(/./);
      expect(words).not.toContain("@");
    }
    expect(provider.refused() ?? FIRST_WAVE).toBeGreaterThanOrEqual(FIRST_WAVE);
    expect(provider.received).toEqual([]);

    await provider.mend();
    await untilAll(house, ({ state }) => state === "sent");
    const sent = await standings(house);
    expect(new Map(provider.received.map(({ to, id }) => [to, id]))).toEqual(
      new Map(sent.map(({ kind, id }) => [addressOf(kind as MailKind), id])),
    );
    expect(provider.received).toHaveLength(KINDS.length);
  });
});

describe("a provider that fails for longer than we try", () => {
  let provider: Provider;
  let house: House;

  beforeAll(async () => {
    provider = await httpProvider("answers 500");
    house = await House.open(SLUG, provider.settings);
    await queueAll(house, await playerWithOccasions(house), ATTEMPTS_BEFORE_THE_LAST);
  });
  afterAll(async () => {
    await house?.close();
    provider?.close();
  });

  it("leaves dead mails that an administrator sees and can send again", async () => {
    await untilAll(house, ({ state }) => state === "dead");
    const token = await house.adminToken();
    const list = await house.ask<{ data: { mails: { id: string; kind: string; lastError: string }[] } }>(
      "/api/admin/mails?state=dead",
      { token },
    );
    expect(new Set(list.body.data.mails.map(({ kind }) => kind))).toEqual(new Set(KINDS));
    expect(list.body.data.mails.map(({ lastError }) => lastError)).toEqual(KINDS.map(() => "HTTP 500"));

    await provider.mend();
    for (const { id } of list.body.data.mails) {
      const retried = await house.ask(`/api/admin/mails/${id}/retry`, { method: "POST", token });
      expect(retried.status).toBe(200);
    }
    await untilAll(house, ({ state }) => state === "sent");
    expect(new Set(provider.received.map(({ to }) => to))).toEqual(new Set(KINDS.map(addressOf)));
  });
});

describe("a provider that takes only so many mails a second", () => {
  const MAILS = 100;
  const PER_SECOND = 10;
  /** Finding the pace, the asking in between and a slow machine. */
  const SLACK = 2;
  let provider: Provider;
  let house: House;

  beforeAll(async () => {
    provider = await busyProvider(PER_SECOND);
    house = await House.open(SLUG, provider.settings);
  });
  afterAll(async () => {
    await house?.close();
    provider?.close();
  });

  it("gets all of a full queue at about its own pace, each once, at the first attempt", async () => {
    await house.query(
      `INSERT INTO mails (id, occasion, recipient, language, kind, fields, created_at, due_at)
       SELECT 'mail ' || value, 'mail ' || value, 'mail-' || value || '@example.com', 'fr', 'address-in-use', '{}', ?2, ?2
       FROM json_each(?1)`,
      JSON.stringify(Array.from({ length: MAILS }, (_, index) => index)),
      Date.now(),
    );
    const startedAt = performance.now();
    await house.ask("/dev/mailbox.json");
    await until(
      async () => (await standings(house)).every(({ state }) => state === "sent"),
      ((SLACK * MAILS) / PER_SECOND) * 1_000,
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(seconds).toBeGreaterThan(MAILS / PER_SECOND - 2); // or the provider had no limit
    const mails = await standings(house);
    expect(mails).toHaveLength(MAILS);
    expect(mails.filter(({ attempts }) => attempts !== 1)).toEqual([]);
    expect(new Set(provider.received.map(({ id }) => id)).size).toBe(MAILS);
    expect(provider.received).toHaveLength(MAILS);
    expect(provider.refused()).toBeGreaterThan(0);
    expect(provider.refused()).toBeLessThan(MAILS);
  });
});

describe("a deployment without its mail secrets", () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open(SLUG, { MAIL_DRIVER: "http", MAIL_HTTP_URL: "http://127.0.0.1:9/emails" });
  });
  afterAll(() => house?.close());

  it("answers as ever, and keeps its mails until it has them", async () => {
    await queueAll(house, await playerWithOccasions(house));
    expect((await house.ask("/db-check")).status).toBe(200);
    const kept = await standings(house);
    expect(kept.map(({ state, attempts }) => [state, attempts])).toEqual(KINDS.map(() => ["queued", 0]));
  });
});
