import type { RequestEventCommon } from "@builder.io/qwik-city";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Services } from "../../../worker/services.ts";
import { finishSignIn, signIn } from "./sign-in.ts";

const EXPIRES_AT = Date.now() + 3_600_000;

/** Somebody at the sign-in form, whose browser brings this cookie; what is done with sessions is written down. */
function visitor(
  cookieBefore: string | undefined,
  { isRight = true, hasFactor = false, mustEnrol = false, logOutFails = false } = {},
) {
  const ended: string[] = [];
  const kept: string[] = [];
  const services: Partial<Services> = {
    logIn: async () =>
      hasFactor
        ? { kind: "second-factor", challenge: "a-challenge" }
        : isRight
          ? ({ kind: "logged-in", token: "new", expiresAt: EXPIRES_AT, user: { isVerified: true } } as never)
          : { kind: "refused" },
    mustEnrol: () => mustEnrol,
    finishLogIn: async (_challenge, code) =>
      code === "right"
        ? ({ kind: "logged-in", token: "new", expiresAt: EXPIRES_AT, user: { isVerified: true } } as never)
        : { kind: "wrong-code" },
    logOut: async (token) => {
      if (logOutFails) throw new Error("D1 is away");
      ended.push(token ?? "");
    },
  };
  const cookie = {
    get: () => (cookieBefore === undefined ? null : { value: cookieBefore }),
    set: (_name: string, value: string) => kept.push(value),
  };
  const event = { cookie, platform: { services } } as unknown as RequestEventCommon;
  return { event, ended, kept };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("signing in", () => {
  it("ends the session that the browser had, whosever it was", async () => {
    const { event, ended, kept } = visitor("old");
    expect(await signIn(event, "a@b.fr", "Password123")).toMatchObject({ kind: "signed-in" });
    expect({ ended, kept }).toEqual({ ended: ["old"], kept: ["new"] });
  });

  it("ends nothing in a browser that had none", async () => {
    const { event, ended, kept } = visitor(undefined);
    await signIn(event, "a@b.fr", "Password123");
    expect({ ended, kept }).toEqual({ ended: [], kept: ["new"] });
  });

  it("with a wrong password leaves whoever is signed in as they were", async () => {
    const { event, ended, kept } = visitor("old", { isRight: false });
    expect(await signIn(event, "a@b.fr", "Wrong1234")).toEqual({ kind: "refused" });
    expect({ ended, kept }).toEqual({ ended: [], kept: [] });
  });

  it("goes on when the old session cannot be ended, and says so in the log", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const { event, kept } = visitor("old", { logOutFails: true });
    expect(await signIn(event, "a@b.fr", "Password123")).toMatchObject({ kind: "signed-in" });
    expect(kept).toEqual(["new"]);
    expect(log).toHaveBeenCalledOnce();
  });

  it("keeps and ends nothing before the code, where one has to follow", async () => {
    const { event, ended, kept } = visitor("old", { hasFactor: true });
    expect(await signIn(event, "a@b.fr", "Password123")).toEqual({
      kind: "second-factor",
      challenge: "a-challenge",
    });
    expect(await finishSignIn(event, "a-challenge", "wrong")).toEqual({ kind: "wrong-code" });
    expect({ ended, kept }).toEqual({ ended: [], kept: [] });
    expect(await finishSignIn(event, "a-challenge", "right")).toMatchObject({ kind: "signed-in" });
    expect({ ended, kept }).toEqual({ ended: ["old"], kept: ["new"] });
  });

  it("says who has to set up a second factor first", async () => {
    const { event } = visitor(undefined, { mustEnrol: true });
    expect(await signIn(event, "a@b.fr", "Password123")).toMatchObject({ mustEnrol: true });
  });
});
