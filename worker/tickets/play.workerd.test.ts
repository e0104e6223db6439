import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { TicketShard } from "../../durable-objects/ticket-shard/ticket-shard.ts";
import type { Env } from "../env.ts";
import type { Account, PlayOutcome } from "../services.ts";
import { campaign, migrateDatabase, type TestCampaign } from "../test-house.ts";
import { type PlayRequest, play } from "./play.ts";

const ctx = { waitUntil: () => {} };

function account(role: Account["role"] = "CLIENT"): Account {
  return {
    id: crypto.randomUUID(),
    email: "z@example.com",
    firstName: "Zoé",
    lastName: "Lefèvre",
    role,
    isVerified: false,
    guessesLockedUntil: null,
    hasSecondFactor: false,
  };
}

let running: TestCampaign;
beforeAll(async () => {
  await migrateDatabase();
  running = await campaign();
});

function playing(serial: number, more: Partial<PlayRequest> & { bindings?: Env } = {}): Promise<PlayOutcome> {
  const { bindings = env, ...changes } = more;
  const asked = {
    account: account(),
    campaign: running.slug,
    typedCode: running.code(serial),
    idempotencyKey: null,
  };
  const context = { env: bindings, ctx, address: null, now: Date.now() };
  return play(context, { ...asked, language: "fr", ...changes });
}

/** Real shards, except that the answer to the first redemption is lost on its way, as a moving object loses it. */
function losingTheFirstAnswer(marks: object): Env & { calls: number } {
  const bindings = {
    ...env,
    calls: 0,
    TICKET_SHARD: {
      getByName: (name: string) => ({
        async redeem(...call: Parameters<TicketShard["redeem"]>) {
          const outcome = await env.TICKET_SHARD.getByName(name).redeem(...call);
          bindings.calls += 1;
          if (bindings.calls === 1) throw Object.assign(new Error("Network connection lost."), marks);
          return outcome;
        },
      }),
    } as unknown as DurableObjectNamespace<TicketShard>,
  };
  return bindings;
}

describe("a play whose first answer was lost", () => {
  it("still tells the winner of the win, without a key from the caller", async () => {
    const bindings = losingTheFirstAnswer({ retryable: true });
    expect(await playing(1, { bindings })).toMatchObject({ kind: "won", replayed: true });
    expect(bindings.calls).toBe(2);
  });

  it("is not repeated on an overloaded object", async () => {
    const bindings = losingTheFirstAnswer({ retryable: true, overloaded: true });
    await expect(playing(2, { bindings })).rejects.toThrow("Network connection lost.");
    expect(bindings.calls).toBe(1);
  });
});

describe("the rules of a play hold for the site as for the API", () => {
  it("staff do not play", async () => {
    expect(await playing(3, { account: account("EMPLOYEE") })).toEqual({
      kind: "refused",
      code: "forbidden",
    });
    expect(await playing(3)).toMatchObject({ kind: "won" });
  });

  it("an idempotency key is 1 to 64 printable characters", async () => {
    for (const idempotencyKey of ["", "x".repeat(65), "a\nb", "clé"]) {
      expect(await playing(4, { idempotencyKey })).toEqual({
        kind: "refused",
        code: "invalid-idempotency-key",
      });
    }
    expect(await playing(4, { idempotencyKey: "x".repeat(64) })).toMatchObject({ kind: "won" });
  });

  it("a campaign nobody made is not found", async () => {
    expect(await playing(5, { campaign: "nowhere" })).toEqual({ kind: "refused", code: "not-found" });
  });

  it("the prize is shown in the player's language", async () => {
    const outcome = await playing(6, { language: "en" });
    const prize = outcome.kind === "won" ? running.catalogue.prizes[outcome.prizeOrdinal] : undefined;
    expect(outcome).toMatchObject({
      kind: "won",
      prize: { name: prize?.nameEn, description: prize?.descriptionEn },
    });
  });
});
