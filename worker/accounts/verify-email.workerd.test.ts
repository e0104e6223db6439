import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { linkTokenOf } from "../../durable-objects/mail-room/link-token.ts";
import { accountLinks } from "../../migrations/schema.ts";
import { ask, mailsTo, migrateDatabase } from "../test-house.ts";
import { VERIFY_LINK_MS } from "./account-links.ts";
import {
  type AccountBody,
  database,
  forget,
  linkTo,
  proved,
  registered,
  useUp,
  verify,
} from "./accounts.fixture.ts";
import { identify } from "./sessions.ts";

const INVALID = { success: false, error: "Ce lien est invalide ou a expiré" };

beforeAll(migrateDatabase);

describe("the link that proves an address", () => {
  it("answers as the contract says, shows at once, and says the same again", async () => {
    const { id, email, token } = await registered();
    const me = () => ask<AccountBody>("/api/auth/me", { token });
    expect((await me()).body.user.isVerified).toBe(false);
    const link = await linkTo(id, "verify-address");
    for (const _click of [1, 2]) {
      const { status, headers, body } = await verify(link);
      expect(status).toBe(200);
      expect(headers.get("Cache-Control")).toBe("private, no-store");
      expect(body).toEqual({
        success: true,
        message: "Email vérifié avec succès! Vous pouvez maintenant vous connecter.",
      });
      expect((await me()).body.user.isVerified).toBe(true);
      expect(await identify(env, token)).toMatchObject({ isVerified: true });
    }
    expect(
      (await ask<AccountBody>("/users/login", { body: { email, password: "Password123" } })).body.user,
    ).toMatchObject({ id, isVerified: true });
  });

  it("is in the mail", async () => {
    const { id, email } = await registered();
    const [mail] = await mailsTo(email);
    const token = await linkTo(id, "verify-address");
    expect(mail?.links.join(" ")).toContain(token);
  });

  it.each(["x", "0".repeat(64), "é", "a".repeat(5_000), "%00"])("is not %j", async (token) => {
    expect(await verify(encodeURIComponent(token))).toMatchObject({ status: 400, body: INVALID });
  });

  it("is not a link that was made for something else", async () => {
    const { id, email } = await registered();
    await forget(email);
    expect((await verify(await linkTo(id, "reset-password"))).status).toBe(400);
    const [row] = await database()
      .select()
      .from(accountLinks)
      .where(eq(accountLinks.purpose, "reset-password"));
    // Nor does the right signature help a row of another purpose.
    expect((await verify(linkTokenOf(env.SESSION_SECRET, "verify-address", row?.id ?? ""))).status).toBe(400);
    expect(await proved(id)).toBe(false);
  });

  it("holds for 48 hours", async () => {
    const { id } = await registered();
    const [link] = await database().select().from(accountLinks).where(eq(accountLinks.userId, id));
    expect((link?.expiresAt ?? 0) - (link?.createdAt ?? 0)).toBe(VERIFY_LINK_MS);
    expect(VERIFY_LINK_MS).toBe(48 * 60 * 60 * 1000);
    const token = await linkTo(id, "verify-address");
    await database()
      .update(accountLinks)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(accountLinks.userId, id));
    expect((await verify(token)).status).toBe(400);
    expect(await proved(id)).toBe(false);
  });

  it("proves an address once: of two accounts at the same moment one wins, and the other stays as it was", async () => {
    const first = await registered();
    const second = await registered(first.email, "Another123");
    const answers = await Promise.all([
      verify(await linkTo(first.id, "verify-address")),
      verify(await linkTo(second.id, "verify-address")),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const states = [await proved(first.id), await proved(second.id)];
    expect(states).toEqual(answers.map(({ status }) => status === 200));
    const loser = answers[0]?.status === 400 ? first : second;
    const me = await ask<AccountBody>("/api/auth/me", { token: loser.token });
    expect(me).toMatchObject({ status: 200, body: { user: { id: loser.id, isVerified: false } } });
  });

  it("cannot be tried without end from one network address", async () => {
    const headers = { "cf-connecting-ip": "203.0.113.79" };
    const { id } = await registered();
    const token = await linkTo(id, "verify-address");
    expect((await verify("wrong", headers)).status).toBe(400);
    await useUp("mail-link", "mail-link:203.0.113.79");
    expect((await verify(token, headers)).status).toBe(429);
    expect((await verify(token)).status).toBe(200);
  });
});
