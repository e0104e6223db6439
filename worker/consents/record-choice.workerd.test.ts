import { env } from "cloudflare:workers";
import { count, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { consents } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { POLICIES } from "../limits/policies.ts";
import { createServices } from "../services-live.ts";
import { migrateDatabase } from "../test-house.ts";
import { type Consent, readConsent, writeConsent } from "./consent.ts";
import type { GivenChoice } from "./outcomes.ts";
import { CONSENT_SECONDS, choicesOf, NOTICE_VERSION } from "./purposes.ts";
import { PROOF_KEPT_MS, recordChoice } from "./record-choice.ts";

const HASH = "5e".repeat(32);
const database = databaseOf(env.DB);

beforeAll(migrateDatabase);

function choice(answer: boolean): GivenChoice {
  return { choices: choicesOf(answer), language: "fr", noticeHash: HASH };
}

function services(address?: string) {
  const headers: Record<string, string> = address === undefined ? {} : { "cf-connecting-ip": address };
  return createServices(env, { waitUntil: () => {} }, new Request("http://thetiptop.test/", { headers }));
}

async function recorded(answer: boolean): Promise<Consent> {
  const outcome = await services().recordChoice(choice(answer));
  if (outcome.kind !== "recorded") throw new Error(`the choice was ${outcome.kind}`);
  return outcome.consent;
}

async function rowOf(id: string) {
  const [row] = await database.select().from(consents).where(eq(consents.id, id));
  return row;
}

async function proofs(): Promise<number> {
  const [row] = await database.select({ total: count() }).from(consents);
  return row?.total ?? 0;
}

describe("recording a choice", () => {
  it.each([true, false])(
    "keeps what was shown, what was chosen and when, and no person: %s",
    async (answer) => {
      const before = Math.floor(Date.now() / 1000) * 1000;
      const consent = await recorded(answer);
      const row = await rowOf(consent.id);
      expect(row).toEqual({
        id: consent.id,
        givenAt: consent.givenAt,
        expiresAt: consent.givenAt + CONSENT_SECONDS * 1000,
        noticeVersion: NOTICE_VERSION,
        noticeHash: HASH,
        language: "fr",
        purposes: JSON.stringify({ audience: answer }),
      });
      expect(consent.givenAt).toBeGreaterThanOrEqual(before);
      expect(consent.givenAt).toBeLessThanOrEqual(Date.now());
      expect(readConsent(writeConsent(consent), Date.now())).toEqual(consent);
    },
  );

  it("adds a row for a change of mind, and leaves the first as it was", async () => {
    const first = await recorded(true);
    const kept = await rowOf(first.id);
    const second = await recorded(false);
    expect(second.id).not.toBe(first.id);
    expect(await rowOf(first.id)).toEqual(kept);
    expect((await rowOf(second.id))?.purposes).toBe('{"audience":false}');
  });

  it("gives no proof when the proof cannot be stored", async () => {
    await env.DB.exec(
      "CREATE TRIGGER held_up BEFORE INSERT ON consents BEGIN SELECT RAISE(ABORT, 'held up'); END",
    );
    await expect(services().recordChoice(choice(true))).rejects.toThrow();
    await env.DB.exec("DROP TRIGGER held_up");
  });

  it("counts every choice of a network address, and refuses without a row once there were too many", async () => {
    const address = "192.0.2.77";
    for (let made = 0; made < POLICIES.consent.limit; made++) {
      const outcome = await services(address).recordChoice(choice(made % 2 === 0));
      if (outcome.kind !== "recorded") throw new Error(`choice ${made} was ${outcome.kind}`);
    }
    const before = await proofs();
    expect(await services(address).recordChoice(choice(false))).toMatchObject({ kind: "limited" });
    expect(await proofs()).toBe(before);
    expect((await services("192.0.2.78").recordChoice(choice(false))).kind).toBe("recorded");
  });
});

describe("old proofs", () => {
  it("go three years after their end, a few with each choice, and not a moment sooner", async () => {
    const now = Date.now();
    const row = { givenAt: 0, noticeVersion: 1, noticeHash: HASH, language: "fr", purposes: "{}" } as const;
    const proof = (id: string, expiresAt: number) => ({ ...row, id, expiresAt });
    const old = Array.from({ length: 7 }, (_, index) => proof(`old-${index}`, now - PROOF_KEPT_MS - 1));
    await database.insert(consents).values([...old, proof("young", now - PROOF_KEPT_MS)]);
    const leftOf = async () => {
      const rows = await database.select({ id: consents.id }).from(consents).where(eq(consents.givenAt, 0));
      return rows.map(({ id }) => id);
    };
    const context = { env, now, address: null };
    await recordChoice(context, choice(true));
    expect(await leftOf()).toHaveLength(3);
    await recordChoice(context, choice(true));
    expect(await leftOf()).toEqual(["young"]);
  });
});
