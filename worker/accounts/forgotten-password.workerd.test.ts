import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { linkTokenOf } from "../../durable-objects/mail-room/link-token.ts";
import { accountLinks } from "../../migrations/schema.ts";
import { createServices } from "../services-live.ts";
import { ask, mailsTo, migrateDatabase, PASSWORD } from "../test-house.ts";
import {
  database,
  forget,
  freshEmail,
  linksOf,
  linkTo,
  logIn,
  mailRowsTo,
  proved,
  registered,
  reset,
  sessionStatus,
  usersWith,
  useUp,
  verify,
  win,
} from "./accounts.fixture.ts";

const SENT = { success: true, message: "Si cet email existe, un lien de réinitialisation a été envoyé." };
const NEW = "NewPassword123";
const HOUR_MS = 3_600_000;

beforeAll(migrateDatabase);

const resetMails = async (email: string) =>
  (await mailRowsTo(email)).filter(({ kind }) => kind === "reset-password");

async function forgetful() {
  const account = await registered();
  await forget(account.email);
  return { ...account, link: await linkTo(account.id, "reset-password") };
}

describe("a forgotten password", () => {
  it("is answered the same for any address, and writes to a known one only", async () => {
    const { id, email } = await registered();
    const unknown = freshEmail();
    expect(await forget(email.toUpperCase())).toMatchObject({ status: 200, body: SENT });
    expect(await forget(unknown)).toMatchObject({ status: 200, body: SENT });
    const [link] = (await linksOf(id)).filter(({ purpose }) => purpose === "reset-password");
    expect((link?.expiresAt ?? 0) - (link?.createdAt ?? 0)).toBe(HOUR_MS);
    expect(await resetMails(email)).toMatchObject([
      { userId: id, language: "fr", fields: { links: [{ linkId: link?.id, isVerified: false }] } },
    ]);
    expect(await mailRowsTo(unknown)).toEqual([]);
  });

  it.each([[{}], [{ email: "x" }], [{ email: null }], [[]]])("refuses the body %j", async (body) => {
    expect((await ask("/api/auth/forgot-password", { body })).status).toBe(400);
  });

  it("of an address of several accounts has a link to each, but to the proved one alone", async () => {
    const first = await registered();
    const second = await registered(first.email, "Another123");
    await forget(first.email);
    const [mail] = await resetMails(first.email);
    expect(mail?.userId).toBeNull();
    expect(mail?.fields["links"]).toHaveLength(2);
    await verify(await linkTo(second.id, "verify-address"));
    await forget(first.email);
    const [, after] = await resetMails(first.email);
    expect(after).toMatchObject({ userId: second.id, fields: { links: [{ isVerified: true }] } });
    expect(after?.fields["links"]).toHaveLength(1);
  });

  it("keeps a win in reach of the mailbox, also when another account proved the address", async () => {
    const winner = await registered();
    await win(winner.id);
    const other = await registered(winner.email, "Another123");
    await verify(await linkTo(other.id, "verify-address"));
    await forget(winner.email);
    const [mail] = await resetMails(winner.email);
    expect(mail?.fields["links"]).toMatchObject([{ isVerified: true }, { isVerified: false }]);
  });

  it("is answered no sooner for having found nothing to do", async () => {
    const startedAt = Date.now();
    await forget(freshEmail());
    expect(Date.now() - startedAt).toBeGreaterThan(190); // 200, and what clocks round away
  });

  it("sends an address its share of mails and no more, and says nothing of it", async () => {
    const { email } = await registered();
    await useUp("mail-to-address", `mail-to-address:${email}`);
    expect(await forget(email)).toMatchObject({ status: 200, body: SENT });
    expect(await resetMails(email)).toEqual([]);
  });

  it.each(["known", "unknown"])("is refused to a network address that asks too often (%s)", async (kind) => {
    const headers = { "cf-connecting-ip": `203.0.113.8${kind.length}` };
    await useUp("forgotten-password", `forgotten-password:${headers["cf-connecting-ip"]}`);
    const email = kind === "known" ? (await registered()).email : freshEmail();
    expect((await forget(email, headers)).status).toBe(429);
  });
});

describe("a reset", () => {
  it("sets the password, proves the address, ends every session of the account and says so by mail", async () => {
    const { id, email, token, link } = await forgetful();
    const bystander = await registered();
    expect(await sessionStatus(token)).toBe(200);
    const { status, body } = await reset(link, NEW);
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      message: "Mot de passe réinitialisé avec succès. Vous pouvez maintenant vous connecter.",
    });
    expect(await sessionStatus(token)).toBe(401);
    expect(await sessionStatus(bystander.token)).toBe(200);
    expect((await logIn(email, PASSWORD)).status).toBe(401);
    expect((await logIn(email, NEW)).body.user).toMatchObject({ id, isVerified: true });
    expect((await mailRowsTo(email)).at(-1)).toMatchObject({
      kind: "password-changed",
      userId: id,
      fields: { firstName: "Zoé" },
    });
  });

  it("comes by the link in the mail", async () => {
    const { email, link } = await forgetful();
    expect((await mailsTo(email))[0]?.links.join(" ")).toContain(link);
  });

  it("keeps the salt that the accounts of the address share", async () => {
    const { email, link } = await forgetful();
    const saltOf = async () => (await usersWith(email))[0]?.passwordHash.split("$")[4];
    const before = await saltOf();
    await reset(link, NEW);
    expect(await saltOf()).toBe(before);
  });

  it("works once: of two with one link at the same moment one wins", async () => {
    const { email, link } = await forgetful();
    const passwords = ["Password-one-1", "Password-two-2"];
    const answers = await Promise.all(passwords.map((password) => reset(link, password)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const logIns = await Promise.all(passwords.map((password) => logIn(email, password)));
    expect(logIns.map(({ status }) => status)).toEqual(
      answers.map(({ status }) => (status === 200 ? 200 : 401)),
    );
    expect((await mailRowsTo(email)).filter(({ kind }) => kind === "password-changed")).toHaveLength(1);
    expect((await reset(link, NEW)).status).toBe(400);
  });

  it("makes the other links of the account worthless", async () => {
    const { id, email, link } = await forgetful();
    await forget(email);
    const tokens = (await linksOf(id))
      .filter(({ purpose }) => purpose === "reset-password")
      .map((row) => linkTokenOf(env.SESSION_SECRET, "reset-password", row.id));
    const other = tokens.find((token) => token !== link) ?? "";
    expect((await reset(link, NEW)).status).toBe(200);
    expect((await reset(other, "Password-two-2")).status).toBe(400);
  });

  it("proves nothing where another account has proved the address", async () => {
    const { id, email, link } = await forgetful();
    const other = await registered(email, "Another123");
    await verify(await linkTo(other.id, "verify-address"));
    expect((await reset(link, NEW)).status).toBe(200);
    expect(await proved(id)).toBe(false);
    expect(await proved(other.id)).toBe(true);
    expect((await logIn(email, NEW)).body.user.id).toBe(id);
    expect((await logIn(email, "Another123")).body.user.id).toBe(other.id);
  });

  it("does not come late", async () => {
    const { id, link } = await forgetful();
    await database()
      .update(accountLinks)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(accountLinks.userId, id));
    expect(await reset(link, NEW)).toMatchObject({
      status: 400,
      body: { success: false, error: "Ce lien est invalide ou a expiré" },
    });
  });

  it("takes no link of another purpose", async () => {
    const { id, link } = await forgetful();
    expect((await reset(await linkTo(id, "verify-address"), NEW)).status).toBe(400);
    const [row] = (await linksOf(id)).filter(({ purpose }) => purpose === "verify-address");
    expect((await reset(linkTokenOf(env.SESSION_SECRET, "reset-password", row?.id ?? ""), NEW)).status).toBe(
      400,
    );
    expect((await reset(link, NEW)).status).toBe(200);
  });

  it.each([
    [{ password: NEW, confirmPassword: NEW }, "token"],
    [{ token: "x", password: "weak", confirmPassword: "weak" }, "password"],
    [{ token: "x", password: NEW, confirmPassword: "other" }, "confirmPassword"],
    [{ token: ["x"], password: NEW, confirmPassword: NEW }, "token"],
  ])("refuses the body %j", async (body, field) => {
    const answer = await ask("/api/auth/reset-password", { body });
    expect(answer.status).toBe(400);
    expect(answer.body.details?.[0]?.field).toBe(field);
  });

  it("cannot be tried without end from one network address", async () => {
    const headers = { "cf-connecting-ip": "203.0.113.90" };
    const { link } = await forgetful();
    expect((await reset("0".repeat(64), NEW, headers)).status).toBe(400);
    await useUp("mail-link", "mail-link:203.0.113.90");
    expect((await reset(link, NEW, headers)).status).toBe(429);
    expect((await reset(link, NEW)).status).toBe(200);
  });

  it("is checked by the service as well", async () => {
    const services = createServices(env, { waitUntil: () => {} }, new Request("http://thetiptop.test"));
    const { link } = await forgetful();
    const outcome = await services.resetPassword({ token: link, password: "weak", confirmPassword: "weak" });
    expect(outcome.kind).toBe("invalid");
    expect(await services.forgotPassword("not an address")).toMatchObject({ kind: "invalid" });
  });
});
