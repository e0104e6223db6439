/** Mails as they are rendered from D1 and the desk: in time, and not at all once their occasion is gone. */

import { beforeAll, describe, expect, it } from "vitest";
import {
  createD1Tables,
  createPlayers,
  bindings as objectBindings,
  openCampaign,
} from "../campaign.fixture.ts";
import { linkIdOf } from "./link-token.ts";
import type { LinkSettings } from "./links.ts";
import type { MailMessage } from "./message.ts";
import { type MailBindings, renderMail } from "./render.ts";

const bindings = objectBindings as unknown as MailBindings & LinkSettings;
const CAMPAIGN = "rendered";
const HOUR_MS = 3_600_000;
const NOW = Date.now();
let claimUntil = 0;

beforeAll(async () => {
  await createD1Tables();
  claimUntil = (await openCampaign(CAMPAIGN)).catalogue.claimUntil;
});

/** The mail in French to this account, at an instant that need not be now. */
function rendered(message: MailMessage, userId: string | null, now = NOW) {
  return renderMail(bindings, { message, language: "fr", userId }, now);
}

async function link(
  userId: string,
  purpose: "verify-address" | "reset-password",
  { expiresAt = NOW + HOUR_MS, usedAt = null as number | null } = {},
): Promise<string> {
  const id = crypto.randomUUID();
  await bindings.DB.prepare(
    "INSERT INTO account_links (id, user_id, purpose, created_at, expires_at, used_at) VALUES (?, ?, ?, ?, ?, ?)",
  )
    .bind(id, userId, purpose, NOW, expiresAt, usedAt)
    .run();
  return id;
}

let lastSerial = 0;

async function ticket(
  userId: string,
  status: string,
): Promise<{ campaign: string; ticketId: string; prize: number }> {
  const ticketId = crypto.randomUUID();
  await bindings.DB.prepare(
    "INSERT INTO winners (id, campaign, serial, seq, user_id, prize, status, played_at) VALUES (?, ?, ?, 0, ?, 1, ?, 0)",
  )
    .bind(ticketId, CAMPAIGN, lastSerial++, userId, status)
    .run();
  return { campaign: CAMPAIGN, ticketId, prize: 1 };
}

async function player(): Promise<string> {
  const id = crypto.randomUUID();
  await createPlayers(id);
  return id;
}

async function erase(userId: string): Promise<void> {
  await bindings.DB.prepare("DELETE FROM users WHERE id = ?").bind(userId).run();
}

function tokenOf(url: string | undefined): string {
  return url?.split("/").at(-1) ?? "";
}

describe("the mail that proves an address", () => {
  const verification = (linkId: string) => ({ kind: "verify-address", firstName: "Zoé", linkId }) as const;

  it("carries the link of its row", async () => {
    const userId = await player();
    const linkId = await link(userId, "verify-address");
    const mail = await rendered(verification(linkId), userId);
    expect(mail?.links[0]).toMatch(/^http:\/\/thetiptop\.test\/verification\/[0-9a-f]{64}$/);
    expect(linkIdOf(bindings, "verify-address", tokenOf(mail?.links[0]))).toBe(linkId);
  });

  it("is gone once its link was used or has expired, the address is proved or the account erased", async () => {
    const userId = await player();
    const used = await link(userId, "verify-address", { usedAt: NOW });
    expect(await rendered(verification(used), userId)).toBeNull();
    const open = await link(userId, "verify-address");
    expect(await rendered(verification(open), userId, NOW + HOUR_MS - 1)).not.toBeNull();
    expect(await rendered(verification(open), userId, NOW + HOUR_MS)).toBeNull();
    const reset = await link(userId, "reset-password");
    expect(await rendered(verification(reset), userId)).toBeNull();
    await bindings.DB.prepare("UPDATE users SET is_verified = 1 WHERE id = ?").bind(userId).run();
    expect(await rendered(verification(open), userId)).toBeNull();

    const erased = await player();
    const last = await link(erased, "verify-address");
    await erase(erased);
    expect(await rendered(verification(last), erased)).toBeNull();
  });
});

describe("the mail that resets a password", () => {
  it("names the links that still work, in their order, and is gone when none does", async () => {
    const [first, second] = [await player(), await player()];
    const ids = [
      await link(first, "reset-password"),
      await link(first, "reset-password", { usedAt: NOW }),
      await link(second, "reset-password", { expiresAt: NOW + 2 * HOUR_MS }),
    ];
    const links = ids.map((linkId) => ({ linkId, createdAt: NOW, isVerified: false }));
    const opened = async (now: number) =>
      (await rendered({ kind: "reset-password", links }, null, now))?.links.map((url) =>
        linkIdOf(bindings, "reset-password", tokenOf(url)),
      );
    expect(await opened(NOW)).toEqual([ids[0], ids[2]]);
    expect(await opened(NOW + HOUR_MS)).toEqual([ids[2]]);
    expect(await opened(NOW + 2 * HOUR_MS)).toBeUndefined();
  });
});

describe("the mails to an account", () => {
  it.each([
    [{ kind: "address-in-use" }, ["/connexion", "/mot-de-passe-oublie"]],
    [{ kind: "password-changed", firstName: "Zoé" }, ["/mot-de-passe-oublie"]],
    [{ kind: "second-factor", firstName: "Zoé", change: "reset" }, ["/mot-de-passe-oublie"]],
    [{ kind: "account-expiry", noticedAt: NOW, eraseAt: NOW + HOUR_MS }, ["/connexion"]],
  ] as const)("of kind %j lead to the way in, and are gone with the account", async (message, paths) => {
    const userId = await player();
    const mail = await rendered(message, userId);
    expect(mail?.links).toEqual(paths.map((path) => `http://thetiptop.test${path}`));
    await erase(userId);
    expect(await rendered(message, userId)).toBeNull();
  });
});

describe("the notice that an account will be erased", () => {
  it("names the day, and is gone for whoever has signed in since", async () => {
    const userId = await player();
    const message = { kind: "account-expiry", noticedAt: NOW, eraseAt: Date.UTC(2026, 11, 24) } as const;
    expect((await rendered(message, userId))?.text).toContain("24\u00a0décembre 2026");
    const signIn = bindings.DB.prepare("UPDATE users SET last_signed_in_at = ? WHERE id = ?");
    await signIn.bind(NOW, userId).run();
    expect(await rendered(message, userId)).not.toBeNull();
    await signIn.bind(NOW + 1, userId).run();
    expect(await rendered(message, userId)).toBeNull();
  });
});

describe("the mails about a ticket", () => {
  it.each([
    ["win", { PENDING: true, VALIDATED: true, CLAIMED: false, REJECTED: false }],
    ["prize-ready", { PENDING: false, VALIDATED: true, CLAIMED: false, REJECTED: false }],
  ] as const)("of kind %s are sent in the states they speak of", async (kind, states) => {
    const userId = await player();
    for (const [status, isSent] of Object.entries(states)) {
      const mail = await rendered({ kind, ...(await ticket(userId, status)) }, userId);
      expect([status, mail !== null]).toEqual([status, isSent]);
    }
  });

  it.each(["win", "prize-ready"] as const)(
    "of kind %s are gone past the deadline, for another account and once the account is erased",
    async (kind) => {
      const userId = await player();
      const message = { kind, ...(await ticket(userId, "VALIDATED")) };
      expect((await rendered(message, userId))?.text).toContain("Infuseur");
      expect(await rendered(message, userId, claimUntil)).toBeNull();
      expect(await rendered(message, await player())).toBeNull();
      expect(await rendered({ ...message, campaign: "no-such-campaign" }, userId)).toBeNull();
      await erase(userId);
      expect(await rendered(message, userId)).toBeNull();
    },
  );
});

describe("the reminder", () => {
  it("names what is still to be fetched when it is sent, and is gone when that is nothing", async () => {
    const userId = await player();
    const message = { kind: "claim-reminder", campaign: CAMPAIGN } as const;
    expect(await rendered(message, userId)).toBeNull();
    const { ticketId } = await ticket(userId, "PENDING");
    await ticket(userId, "CLAIMED");
    const mail = await rendered(message, userId);
    expect(mail?.text).toContain("* Infuseur (À valider en boutique)");
    expect(mail?.links).toEqual(["http://thetiptop.test/mes-gains"]);
    expect(await rendered(message, userId, claimUntil)).toBeNull();
    await bindings.DB.prepare("UPDATE winners SET status = 'CLAIMED' WHERE id = ?").bind(ticketId).run();
    expect(await rendered(message, userId)).toBeNull();
  });
});
