import type { RequestEventCommon } from "@builder.io/qwik-city";
import { describe, expect, it, vi } from "vitest";
import { type Consent, writeConsent } from "../../../worker/consents/consent.ts";
import type { GivenChoice, RecordChoiceOutcome } from "../../../worker/consents/outcomes.ts";
import { choicesOf } from "../../../worker/consents/purposes.ts";
import { COOKIES } from "../http/cookie-list.ts";
import { consentOf, takeChoice } from "./consent.ts";
import { noticeHash } from "./notice-hash.ts";

const ID = "0b9d7a52-7a57-4c8e-9d52-5b1f0b1f7a11";
const ALLOWANCE = { policy: "consent", isAllowed: false, remaining: 0, resetSeconds: 60 } as const;

function given(answer: boolean): Consent {
  return { id: ID, givenAt: Math.floor(Date.now() / 1000) * 1000, choices: choicesOf(answer) };
}

/** A visitor who agreed earlier today, and a service that answers what the test says. */
function visit(path: string, recordChoice: (choice: GivenChoice) => Promise<RecordChoiceOutcome>) {
  const held = new Map<string, string>([
    [COOKIES.consent.name, writeConsent(given(true))],
    [COOKIES.audience.name, "2026-11-22.home"],
    [COOKIES.session.name, "token"],
  ]);
  const event = {
    url: new URL(path, "https://thetiptop.example"),
    platform: { services: { recordChoice } },
    cookie: {
      get: (name: string) => (held.get(name) ? { value: held.get(name) } : null),
      has: (name: string) => Boolean(held.get(name)),
      set: (name: string, value: string, { maxAge }: { maxAge: number }) =>
        maxAge === 0 ? held.delete(name) : held.set(name, value),
    },
  } as unknown as RequestEventCommon;
  return { event, held };
}

describe("taking a choice", () => {
  it("hands the service the answer, the language and the hash of what was read in it", async () => {
    const asked: GivenChoice[] = [];
    const { event } = visit("/en/cookies", async (choice) => {
      asked.push(choice);
      return { kind: "recorded", consent: given(true) };
    });
    const form = { choices: choicesOf(true), back: "/en/rules" };
    expect(await takeChoice(event, form)).toEqual({ kind: "stored", address: "/en/rules" });
    const hash = await noticeHash("en");
    expect(asked).toEqual([{ choices: { audience: true }, language: "en", noticeHash: hash }]);
    expect(hash).not.toBe(await noticeHash("fr"));
  });

  it("ends what was agreed to before, together with its cookie, once it is refused", async () => {
    const { event, held } = visit("/cookies", async () => ({ kind: "recorded", consent: given(false) }));
    await takeChoice(event, { choices: choicesOf(false), back: "" });
    expect([...held.keys()]).toEqual([COOKIES.consent.name, COOKIES.session.name]);
    expect(consentOf(event)?.choices).toEqual({ audience: false });
  });

  it("pretends nothing when it was not stored: nothing optional is left, and it is asked again", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const limited = visit("/cookies", async () => ({ kind: "limited", allowance: ALLOWANCE }));
    const failing = visit("/cookies", () => Promise.reject(new Error("D1 does not answer")));
    for (const answer of [true, false]) {
      const form = { choices: choicesOf(answer), back: "" };
      expect(await takeChoice(limited.event, form)).toEqual({ kind: "limited" });
      expect(await takeChoice(failing.event, form)).toEqual({ kind: "unavailable" });
    }
    for (const { event, held } of [limited, failing]) {
      expect([...held.keys()]).toEqual([COOKIES.session.name]);
      expect(consentOf(event)).toBeUndefined();
    }
    expect(log).toHaveBeenCalledTimes(2);
    log.mockRestore();
  });

  it("changes nothing when a question was left open", async () => {
    const { event, held } = visit("/cookies", () => Promise.reject(new Error("nobody may ask")));
    expect(await takeChoice(event, { choices: undefined, back: "" })).toEqual({ kind: "incomplete" });
    expect(held.size).toBe(3);
  });
});
