import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { createServices } from "../services-live.ts";
import { migrateDatabase } from "../test-house.ts";
import {
  freshEmail,
  linksOf,
  linkTo,
  mailRowsTo,
  proved,
  registered,
  useUp,
  verify,
} from "./accounts.fixture.ts";

const services = createServices(env, { waitUntil: () => {} }, new Request("http://thetiptop.test"));

beforeAll(migrateDatabase);

async function someone(email = freshEmail(), password?: string) {
  const { id, token } = await registered(email, password);
  const account = await services.identify(token);
  if (!account) throw new Error("not signed in");
  return { id, email, account };
}

async function proofMails(email: string): Promise<number> {
  return (await mailRowsTo(email)).filter(({ kind }) => kind === "verify-address").length;
}

describe("the link that proves an address, asked for again", () => {
  it("comes in a new mail, and proves the address", async () => {
    const { id, email, account } = await someone();
    expect(await services.resendVerification(account)).toEqual({ kind: "taken" });
    expect([await proofMails(email), (await linksOf(id)).length]).toEqual([2, 2]);
    await verify(await linkTo(id, "verify-address"));
    expect(await proved(id)).toBe(true);
  });

  it("does not come once the address is proved, by this account or by another", async () => {
    const owner = await someone();
    await verify(await linkTo(owner.id, "verify-address"));
    const other = await someone(owner.email, "Another123");
    const before = await mailRowsTo(owner.email);
    for (const { account } of [owner, other])
      expect(await services.resendVerification(account)).toEqual({ kind: "taken" });
    expect(await mailRowsTo(owner.email)).toEqual(before);
    expect(await linksOf(other.id)).toEqual([]);
  });

  it("does not come beyond the limit of mails to an address; the answer is the same", async () => {
    const { id, email, account } = await someone();
    await useUp("mail-to-address", `mail-to-address:${email}`);
    expect(await services.resendVerification(account)).toEqual({ kind: "taken" });
    expect([await proofMails(email), (await linksOf(id)).length]).toEqual([1, 1]);
  });
});
