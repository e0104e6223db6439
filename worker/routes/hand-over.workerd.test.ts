import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type AnyBody,
  ask,
  campaign,
  migrateDatabase,
  type Person,
  person,
  type TestCampaign,
} from "../test-house.ts";
import { insertWins, playedTicket, winnerOf } from "../winners/winners.fixture.ts";

let running: TestCampaign;
let marie: Person;
let paul: Person;
let player: Person;
let nextSerial = 0;

beforeAll(async () => {
  await migrateDatabase();
  running = await campaign({ slug: env.DEFAULT_CAMPAIGN });
  [marie, paul, player] = await Promise.all([person("EMPLOYEE"), person("ADMIN"), person()]);
});

interface Decided extends AnyBody {
  readonly data: { readonly status: string; readonly claimedAt: string };
}

const post = (what: "hand-over" | "undo", ticketId: unknown, as: Person) =>
  ask<Decided>(`/api/employee/${what}`, { token: as.token, body: { ticketId } });
const played = () => playedTicket(running, player, nextSerial++);

describe("handing over by the API", () => {
  it("answers the same to whoever hands over twice, and no to anybody else", async () => {
    const { id } = await played();
    const first = await post("hand-over", id, marie);
    expect(first).toMatchObject({ status: 200, body: { success: true, data: { status: "CLAIMED" } } });
    expect((await post("hand-over", id, marie)).body).toEqual(first.body);
    expect(await post("hand-over", id, paul)).toMatchObject({
      status: 400,
      body: { success: false, error: "Ce lot a déjà été remis par un autre membre du personnel" },
    });
  });

  it("is undone by the same hand alone", async () => {
    const { id } = await played();
    await post("hand-over", id, marie);
    expect(await post("undo", id, paul)).toMatchObject({
      status: 400,
      body: { error: "Seule la personne qui a décidé peut annuler" },
    });
    expect(await post("undo", id, marie)).toMatchObject({
      status: 200,
      body: { data: { status: "PENDING" } },
    });
    expect((await winnerOf(id))?.status).toBe("PENDING");
  });

  it.each(["hand-over", "undo"] as const)(
    "refuses to %s what is not there, and what is no id",
    async (what) => {
      expect((await post(what, crypto.randomUUID(), marie)).status).toBe(404);
      expect((await post(what, "1", marie)).status).toBe(400);
      expect((await post(what, crypto.randomUUID(), player)).status).toBe(403);
    },
  );
});

describe("after the claims have ended", () => {
  it("nothing is handed over by any route", async () => {
    const late = await campaign({
      opensAt: Date.now() - 3_000,
      closesAt: Date.now() - 2_000,
      claimUntil: Date.now() - 1_000,
    });

    const [id = ""] = await insertWins(late.slug, [{ userId: player.id, serial: 1, at: Date.now() }]);
    const sentence = "Le délai de retrait est dépassé : ce lot ne peut plus être remis";
    expect(await post("hand-over", id, marie)).toMatchObject({ status: 400, body: { error: sentence } });
    const older = await ask(`/ticketApi/update-winner-status/${id}`, {
      method: "PUT",
      token: marie.token,
      body: { status: "CLAIMED" },
    });
    expect(older).toMatchObject({ status: 400, body: { error: sentence } });
    expect((await winnerOf(id))?.status).toBe("PENDING");
  });
});
