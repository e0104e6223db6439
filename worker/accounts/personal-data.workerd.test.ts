/** The download is complete: what is put into each table that can hold a person is found again, and nobody else's. */

import { env } from "cloudflare:workers";
import { eq, getTableName, is, Table } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../migrations/schema.ts";
import { pseudonymsOf } from "../draws/pseudonyms.ts";
import { POLICIES } from "../limits/policies.ts";
import { createServices } from "../services-live.ts";
import { campaign, migrateDatabase, type Person, person } from "../test-house.ts";
import { database, useUp } from "./accounts.fixture.ts";

const ADDRESS = "198.51.100.7";
const request = new Request("http://thetiptop.test", { headers: { "cf-connecting-ip": ADDRESS } });
const services = createServices(env, { waitUntil: () => {} }, request);
/** More than two pages. */
const MANY_WINS = 2_300;

interface Win {
  readonly id: string;
  readonly code: string | null;
  readonly status: string;
}

interface Document {
  readonly format: string;
  readonly account: Record<string, unknown>;
  readonly limits: {
    readonly codesLockedUntil: string | null;
    readonly networkAddress: unknown;
    readonly counts: readonly { readonly policy: string; readonly counted: number }[];
  };
  readonly sessions: readonly { readonly device: string | null; readonly isCurrent: boolean }[];
  readonly links: readonly { readonly purpose: string }[];
  readonly mails: readonly { readonly kind: string; readonly state: string }[];
  readonly wins: readonly Win[];
  readonly purchases: readonly { readonly receipt: string }[];
  readonly grandDraws: readonly { readonly number: string; readonly place: number | null }[];
  readonly staffActions: readonly { readonly action: string }[];
  readonly decisions: readonly { readonly kind: string }[];
  readonly failedLookUps: readonly { readonly reason: string }[];
  readonly savedViews: readonly { readonly title: string }[];
  readonly secondFactor: readonly { readonly since: string; readonly recoveryCodesLeft: number }[];
}

const factor = (userId: string) =>
  database()
    .insert(schema.secondFactors)
    .values({ userId, id: "authenticator", secret: "sealed-secret", lastStep: 0, createdAt: 1 })
    .onConflictDoNothing();

async function textFor({ token }: Person): Promise<string> {
  const account = await services.identify(token);
  if (!account) throw new Error("not signed in");
  const outcome = await services.personalData(account, token);
  if (outcome.kind !== "ready") throw new Error(`no document: ${outcome.kind}`);
  return new Response(outcome.json).text();
}

const documentFor = async (whose: Person): Promise<Document> => JSON.parse(await textFor(whose));

/** How a person comes into each table, and where the download shows it. The others hold nobody. */
const HOLDERS: Record<
  string,
  "nobody" | { put(whose: Person): Promise<unknown>; shown(in_: Document): unknown }
> = {
  users: { put: async () => {}, shown: ({ account }) => account["email"] },
  sessions: { put: async () => {}, shown: ({ sessions }) => sessions[0] },
  winners: {
    put: ({ id }) => database().insert(schema.winners).values(winOf(id)),
    shown: ({ wins }) => wins[0],
  },
  account_links: {
    put: ({ id }) =>
      database().insert(schema.accountLinks).values({
        id: crypto.randomUUID(),
        userId: id,
        purpose: "reset-password",
        createdAt: 1,
        expiresAt: 2,
      }),
    shown: ({ links }) => links[0],
  },
  mails: { put: ({ id, email }) => mail(email, id), shown: ({ mails }) => mails[0] },
  // By network address: that of whoever asks.
  address_locks: {
    put: () => database().insert(schema.addressLocks).values({ address: ADDRESS, lockedUntil: 86_400_000 }),
    shown: ({ limits }) => JSON.stringify(limits.networkAddress).includes("1970-01-02"),
  },
  // By the proved address only: see below.
  purchases: {
    put: async (whose) => {
      await prove(whose);
      await purchase(whose);
    },
    shown: ({ purchases }) => purchases[0]?.receipt,
  },
  // What a member of staff did; not whom it was done to.
  audit_log: {
    put: ({ id }) =>
      database().insert(schema.auditLog).values({
        id: crypto.randomUUID(),
        at: 1,
        actorId: id,
        actorRole: "ADMIN",
        action: "player.opened",
        subjectKind: "user",
        subjectId: "somebody-else",
      }),
    shown: ({ staffActions }) => staffActions[0]?.action,
  },
  second_factors: { put: ({ id }) => factor(id), shown: ({ secondFactor }) => secondFactor[0]?.since },
  recovery_codes: {
    put: async ({ id }) => {
      await factor(id);
      await database().insert(schema.recoveryCodes).values({ userId: id, hash: "secret-hash" });
    },
    shown: ({ secondFactor }) => secondFactor[0]?.recoveryCodesLeft === 1,
  },
  winner_events: {
    put: ({ id }) =>
      database().insert(schema.winnerEvents).values({
        id: crypto.randomUUID(),
        winnerId: "somebody-else",
        at: 1,
        actorId: id,
        kind: "validated",
        before: "{}",
      }),
    shown: ({ decisions }) => decisions[0]?.kind,
  },
  failed_look_ups: {
    put: ({ id }) =>
      database().insert(schema.failedLookUps).values({
        id: crypto.randomUUID(),
        at: 1,
        actorId: id,
        kind: "name",
        masked: "somebody-else",
        reason: "not-found",
      }),
    shown: ({ failedLookUps }) => failedLookUps[0]?.reason,
  },
  saved_views: {
    put: ({ id }) =>
      database().insert(schema.savedViews).values({
        id: crypto.randomUUID(),
        ownerId: id,
        tableName: "winners",
        title: "Mine",
        query: "status=PENDING",
        createdAt: 1,
      }),
    shown: ({ savedViews }) => savedViews[0]?.title,
  },
  tallies: "nobody",
  stores: "nobody",
  // A till's or a web shop's; who made it is in the audit log.
  store_keys: "nobody",
  webhook_deliveries: "nobody",
  winner_counts: "nobody",
  play_hours: "nobody",
  claim_hours: "nobody",
  sign_up_hours: "nobody",
  retention_runs: "nobody",
  // A consent's id stands in the visitor's own cookie; nothing in the house leads from it to an account.
  consents: "nobody",
  audience_days: "nobody",
  draws: "nobody",
  // Empty once a list is frozen.
  draw_collected: "nobody",
  // Numbers that only the desk's key leads back from.
  draw_entrants: { put: ({ id }) => enter(id, false), shown: ({ grandDraws }) => grandDraws[0]?.number },
  draw_places: { put: ({ id }) => enter(id, true), shown: ({ grandDraws }) => grandDraws[0]?.place === 0 },
};

/** A frozen list of a campaign of its own that has this person alone, who is drawn or not. */
async function enter(userId: string, isDrawn: boolean): Promise<void> {
  const { slug } = await campaign();
  const keys = await env.CAMPAIGN_DESK.getByName(slug).drawKeys(true);
  if (keys.kind === "none") throw new Error("no keys");
  const [entrant = ""] = pseudonymsOf(keys.pseudonymKey, [userId]);
  const row = {
    id: slug,
    campaign: slug,
    rule: "{}",
    entropySource: "{}",
    alternateCount: 0,
    seedHash: "ab",
  };
  await database()
    .insert(schema.draws)
    .values({ ...row, startedAt: 1, startedBy: "somebody-else", cursor: null });
  await database()
    .insert(schema.drawEntrants)
    .values({ drawId: slug, chunk: 0, firstEntrant: entrant, entrants: `${entrant}\n` });
  const frozen = { frozenAt: 1, entrantsHash: "ab", entrantCount: 1, personCount: 1 };
  await database().update(schema.draws).set(frozen).where(eq(schema.draws.id, slug));
  if (isDrawn)
    await database().insert(schema.drawPlaces).values({ drawId: slug, place: 0, entrant, state: "waiting" });
}

function winOf(userId: string) {
  const id = crypto.randomUUID();
  return { id, campaign: "past", serial: 1, seq: 1, userId, prize: 0, playedAt: 1 };
}

async function mail(recipient: string, userId: string | null): Promise<void> {
  const id = crypto.randomUUID();
  const row = { id, occasion: id, recipient, language: "fr", userId, kind: "claim-reminder" } as const;
  await database()
    .insert(schema.mails)
    .values({ ...row, fields: '{"campaign":"secret-field"}', state: "sent", createdAt: 1, sentAt: 2 });
}

function purchase({ id, email }: Person) {
  return database().insert(schema.purchases).values({
    id: crypto.randomUUID(),
    campaign: "past",
    storeId: "nice",
    receipt: id,
    amountCents: 4_900,
    email,
    channel: "till",
    recordedBy: "key",
    serial: serials++,
    createdAt: 1,
  });
}

let serials = 0;

function prove({ id }: Person) {
  return env.DB.prepare("UPDATE users SET is_verified = 1 WHERE id = ?").bind(id).run();
}

beforeAll(migrateDatabase);

describe("the download of one's data", () => {
  it("knows every table there is", () => {
    const tables = Object.values(schema).filter((table) => is(table, Table));
    expect(Object.keys(HOLDERS).sort()).toEqual(tables.map((table) => getTableName(table)).sort());
  });

  it.each(Object.entries(HOLDERS).flatMap(([name, how]) => (how === "nobody" ? [] : [{ name, how }])))(
    "shows what $name holds of the person",
    async ({ how }) => {
      const someone = await person();
      await how.put(someone);
      expect(how.shown(await documentFor(someone))).toBeTruthy();
    },
  );

  it("shows nothing of anybody else", async () => {
    const [me, other] = [await person(), await person()];
    for (const how of Object.values(HOLDERS))
      if (how !== "nobody" && how !== HOLDERS["address_locks"]) await how.put(other);
    const text = await textFor(me);
    expect(text).not.toContain(other.id);
    expect(text).not.toContain(other.email);
    expect(JSON.parse(text)).toMatchObject({ links: [], mails: [], wins: [], purchases: [], grandDraws: [] });
  });

  it("tells staff what they did, and nothing of those it was about", async () => {
    const someone = await person("EMPLOYEE");
    for (const name of ["audit_log", "winner_events", "failed_look_ups"]) {
      const how = HOLDERS[name];
      if (how && how !== "nobody") await how.put(someone);
    }
    const text = await textFor(someone);
    expect(text).toContain("player.opened");
    expect(text).not.toContain("somebody-else");
  });

  it("shows purchases to whoever has proved the address, and not to whoever states it", async () => {
    const [owner, stranger] = [await person(), await person()];
    await purchase(owner);
    await env.DB.prepare("UPDATE users SET email = ? WHERE id = ?").bind(owner.email, stranger.id).run();
    await prove(owner);
    expect((await documentFor(owner)).purchases).toHaveLength(1);
    expect((await documentFor(stranger)).purchases).toEqual([]);
  });

  it("has every win with its code and state, however many pages they fill, and is a document throughout", async () => {
    const someone = await person();
    const { slug, code } = await campaign();
    await env.DB.prepare(
      `INSERT INTO winners (id, campaign, serial, seq, user_id, prize, played_at)
       WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?3 - 1)
       SELECT ?2 || printf(':%06d', i), ?1, i, i, ?2, 0, i FROM n`,
    )
      .bind(slug, someone.id, MANY_WINS)
      .run();
    const { wins } = await documentFor(someone);
    expect(new Set(wins.map(({ id }) => id)).size).toBe(MANY_WINS);
    expect(wins.length).toBe(MANY_WINS);
    expect(wins[MANY_WINS - 1]).toMatchObject({
      code: code(MANY_WINS - 1),
      status: "PENDING",
      prize: { ordinal: 0, name: "Infuseur à thé", nameEn: "Tea infuser" },
    });
  });

  it("holds no secret: no token, no password's hash, no content of a mail", async () => {
    const someone = await person();
    await mail(someone.email, someone.id);
    await factor(someone.id);
    await database().insert(schema.recoveryCodes).values({ userId: someone.id, hash: "secret-hash" });
    const text = await textFor(someone);
    expect(text).toContain("claim-reminder");
    for (const secret of [someone.token, "scrypt", "secret-field", "sealed-secret", "secret-hash"])
      expect(text).not.toContain(secret);
  });

  it("has mails that are about no one account only for whom the address is", async () => {
    const [owner, stranger] = [await person(), await person()];
    await mail(owner.email, null);
    expect((await documentFor(owner)).mails).toHaveLength(1); // nobody else states the address
    await env.DB.prepare("UPDATE users SET email = ? WHERE id = ?").bind(owner.email, stranger.id).run();
    expect((await documentFor(owner)).mails).toHaveLength(0);
    await prove(owner);
    expect((await documentFor(owner)).mails).toHaveLength(1);
    expect((await documentFor(stranger)).mails).toHaveLength(0);
  });

  it("tells the limits that hold the person; those of the address only once it is proved", async () => {
    const someone = await person();
    await useUp("wrong-code", someone.id);
    await env.DB.prepare("UPDATE users SET guesses_locked_until = 5000 WHERE id = ?").bind(someone.id).run();
    const { limits } = await documentFor(someone);
    expect(limits.codesLockedUntil).toBe("1970-01-01T00:00:05.000Z");
    expect(limits.counts).toContainEqual(
      expect.objectContaining({ policy: "wrong-code", counted: POLICIES["wrong-code"].limit }),
    );
    expect(limits.counts.map(({ policy }) => policy)).not.toContain("log-in-account");
    await prove(someone);
    expect((await documentFor(someone)).limits.counts.map(({ policy }) => policy)).toContain(
      "log-in-account",
    );
  });

  it("is made ten times an hour at most, and not for an account that is gone", async () => {
    const someone = await person();
    const account = await services.identify(someone.token);
    if (!account) throw new Error("not signed in");
    const { limit } = POLICIES["data-download"];
    for (let i = 0; i < limit; i++)
      expect((await services.personalData(account, someone.token)).kind).toBe("ready");
    expect(await services.personalData(account, someone.token)).toMatchObject({ kind: "limited" });
    expect(await services.personalData({ ...account, id: crypto.randomUUID() }, undefined)).toEqual({
      kind: "gone",
    });
  });
});
