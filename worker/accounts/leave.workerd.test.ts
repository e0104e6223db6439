import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { createServices } from "../services-live.ts";
import { migrateDatabase, PASSWORD, person } from "../test-house.ts";
import { logIn, sessionStatus, useUp } from "./accounts.fixture.ts";

const services = createServices(env, { waitUntil: () => {} }, new Request("http://thetiptop.test"));

beforeAll(migrateDatabase);

async function someone(role?: "ADMIN") {
  const { id, email, token } = await person(role);
  const account = await services.identify(token);
  if (!account) throw new Error("not signed in");
  return { id, email, token, account };
}

describe("leaving by one's password", () => {
  it("takes the account away, and every way in with it", async () => {
    const { email, token, account } = await someone();
    expect(await services.leave(account, PASSWORD)).toEqual({ kind: "deleted" });
    expect(await sessionStatus(token)).toBe(401);
    expect((await logIn(email)).status).toBe(401);
    expect(await services.leave(account, PASSWORD)).toEqual({ kind: "deleted" });
  });

  it("is refused for a wrong password, and for a text that can be none", async () => {
    const { token, account } = await someone();
    for (const password of ["Wrong1234", "", "x".repeat(1_000)])
      expect(await services.leave(account, password)).toEqual({ kind: "wrong-password" });
    expect(await sessionStatus(token)).toBe(200);
  });

  it("counts wrong passwords with those of changing it, then refuses the right one too", async () => {
    const { id, token, account } = await someone();
    await services.leave(account, "Wrong1234");
    expect((await services.leave(account, "Wrong1234")).kind).toBe("wrong-password");
    await useUp("password-check", `password-check:${id}`);
    expect(await services.leave(account, PASSWORD)).toMatchObject({
      kind: "limited",
      allowance: { policy: "password-check" },
    });
    expect(await sessionStatus(token)).toBe(200);
  });

  it("cannot be guessed at by many requests at once", async () => {
    const { account } = await someone();
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => services.leave(account, "Wrong1234")),
    );
    expect(outcomes.filter(({ kind }) => kind === "wrong-password")).toHaveLength(10);
    expect(await services.leave(account, PASSWORD)).toMatchObject({ kind: "limited" });
  });

  it("is refused to the last administrator", async () => {
    const { token, account } = await someone("ADMIN");
    expect(await services.leave(account, PASSWORD)).toEqual({ kind: "last-administrator" });
    expect(await sessionStatus(token)).toBe(200);
  });
});
