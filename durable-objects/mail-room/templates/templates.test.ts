/** Every mail in both languages: what it says, where it leads, and what it can never carry. */

import { describe, expect, it } from "vitest";
import { linkIdOf } from "../link-token.ts";
import { linksFor, playLink } from "../links.ts";
import type { RenderedMail } from "../rendered.ts";
import { accountExpiry } from "./account-expiry.ts";
import { addressInUse } from "./address-in-use.ts";
import { claimReminder } from "./claim-reminder.ts";
import { compose } from "./compose.ts";
import { greeting, type Language, type MailContent } from "./content.ts";
import { grandPrize } from "./grand-prize.ts";
import { invitation } from "./invitation.ts";
import { dayText, HOUSE_TIME_ZONE, lastMoment, momentText } from "./moments.ts";
import { passwordChanged } from "./password-changed.ts";
import { prizeReady } from "./prize-ready.ts";
import { resetPassword } from "./reset-password.ts";
import { secondFactor } from "./second-factor.ts";
import { ticket } from "./ticket.ts";
import { verifyAddress } from "./verify-address.ts";
import { win } from "./win.ts";

const SETTINGS = {
  PUBLIC_ORIGIN: "https://thetiptop.test",
  SESSION_SECRET: "a-secret-of-at-least-thirty-two-characters",
};
const LINK_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
const OTHER_LINK_ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
/** 31 December 2026, 23:00 in Paris. */
const AT = Date.UTC(2026, 11, 31, 22);
const SCRIPT = `<script>alert("1" & '2')</script>`;

/** Names that a person or a form may hold; they are put wherever a mail has one. */
interface Names {
  readonly firstName: string;
  readonly prizeName: string;
}

function contents(language: Language, { firstName, prizeName }: Names): Record<string, MailContent> {
  const links = linksFor(SETTINGS, language);
  const claimBy = momentText(AT, "Europe/Paris", language);
  const prize = { firstName, prizeName, claimBy, myPrizesUrl: links.to("my-prizes") };
  const resetLink = (id: string, isVerified: boolean) => ({
    url: links.secret("reset-password", id),
    createdAt: AT,
    isVerified,
  });
  return {
    "verify-address": verifyAddress[language]({
      firstName,
      url: links.secret("verify-address", LINK_ID),
      expiresAt: AT,
    }),
    "address-in-use": addressInUse[language]({
      signInUrl: links.to("sign-in"),
      forgottenPasswordUrl: links.to("forgotten-password"),
    }),
    "reset-password": resetPassword[language]({ links: [resetLink(LINK_ID, true)], expiresAt: AT }),
    "reset-password of two accounts": resetPassword[language]({
      links: [resetLink(LINK_ID, true), resetLink(OTHER_LINK_ID, false)],
      expiresAt: AT,
    }),
    "account-expiry": accountExpiry[language]({
      firstName,
      eraseDay: dayText(AT, HOUSE_TIME_ZONE, language),
      signInUrl: links.to("sign-in"),
    }),
    "password-changed": passwordChanged[language]({
      firstName,
      forgottenPasswordUrl: links.to("forgotten-password"),
    }),
    ...Object.fromEntries(
      FACTOR_CHANGES.map((change) => [
        `second-factor, ${change}`,
        secondFactor[language]({ firstName, change, forgottenPasswordUrl: links.to("forgotten-password") }),
      ]),
    ),
    invitation: invitation[language]({
      firstName,
      role: "EMPLOYEE",
      shop: prizeName,
      url: links.secret("accept-invitation", LINK_ID),
      expiresAt: AT,
    }),
    "invitation to head office": invitation[language]({
      firstName,
      role: "ADMIN",
      shop: null,
      url: links.secret("accept-invitation", LINK_ID),
      expiresAt: AT,
    }),
    win: win[language](prize),
    "prize-ready": prizeReady[language](prize),
    ticket: ticket[language]({
      code: "0123456789",
      playUrl: playLink(SETTINGS.PUBLIC_ORIGIN, "0123456789", language),
      playBy: claimBy,
      claimBy,
      prizes: [{ name: prizeName, share: "60 %" }],
    }),
    "grand-prize": grandPrize[language]({
      firstName,
      prizeName,
      answerBy: claimBy,
      answerUrl: links.to("grand-draw"),
    }),
    "claim-reminder": claimReminder[language]({
      firstName,
      prizes: [
        { name: prizeName, count: 1, isReady: true },
        { name: "Infuseur", count: 3, isReady: false },
      ],
      claimDay: dayText(AT, "Europe/Paris", language),
      claimBy,
      myPrizesUrl: links.to("my-prizes"),
    }),
  };
}

const FACTOR_CHANGES = ["enrolled", "turned-off", "reset", "recovery-code-used", "codes-renewed"] as const;

const NAMES: Names = { firstName: "Zoé", prizeName: "Coffret découverte 39 €" };
const KINDS = Object.keys(contents("fr", NAMES));
const CASES = KINDS.flatMap((kind) => (["fr", "en"] as const).map((language) => [kind, language] as const));

async function mail(kind: string, language: Language, names = NAMES): Promise<RenderedMail> {
  const content = contents(language, names)[kind];
  if (!content) throw new Error(`no mail ${kind}`);
  return compose(content, language);
}

/** Where each mail leads, by path; a token stands for what only its link opens. */
const PATHS: Record<string, Record<Language, readonly string[]>> = {
  "verify-address": { fr: ["/verification/TOKEN"], en: ["/en/verify/TOKEN"] },
  "address-in-use": {
    fr: ["/connexion", "/mot-de-passe-oublie"],
    en: ["/en/sign-in", "/en/forgotten-password"],
  },
  "reset-password": { fr: ["/nouveau-mot-de-passe/TOKEN"], en: ["/en/new-password/TOKEN"] },
  "reset-password of two accounts": {
    fr: ["/nouveau-mot-de-passe/TOKEN", "/nouveau-mot-de-passe/TOKEN"],
    en: ["/en/new-password/TOKEN", "/en/new-password/TOKEN"],
  },
  ticket: { fr: ["/jouer?code=0123456789"], en: ["/en/play?code=0123456789"] },
  "password-changed": { fr: ["/mot-de-passe-oublie"], en: ["/en/forgotten-password"] },
  ...Object.fromEntries(
    FACTOR_CHANGES.map((change) => [
      `second-factor, ${change}`,
      { fr: ["/mot-de-passe-oublie"], en: ["/en/forgotten-password"] },
    ]),
  ),
  "account-expiry": { fr: ["/connexion"], en: ["/en/sign-in"] },
  invitation: { fr: ["/invitation/TOKEN"], en: ["/en/invitation/TOKEN"] },
  "invitation to head office": { fr: ["/invitation/TOKEN"], en: ["/en/invitation/TOKEN"] },
  win: { fr: ["/mes-gains"], en: ["/en/my-prizes"] },
  "grand-prize": { fr: ["/grand-tirage"], en: ["/en/grand-draw"] },
  "prize-ready": { fr: ["/mes-gains"], en: ["/en/my-prizes"] },
  "claim-reminder": { fr: ["/mes-gains"], en: ["/en/my-prizes"] },
};

describe.each(CASES)("the mail %s in %s", (kind, language) => {
  it("leads where it says, and names every address in both parts", async () => {
    const { links, html, text } = await mail(kind, language);
    const paths = links.map((link) =>
      link.replace(SETTINGS.PUBLIC_ORIGIN, "").replace(/[0-9a-f]{64}$/, "TOKEN"),
    );
    expect(paths).toEqual(PATHS[kind]?.[language]);
    const inHtml = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(new Set(inHtml)).toEqual(new Set(links));
    expect([...text.matchAll(/https:\S+/g)].map(([link]) => link)).toEqual(links);
  });

  it("says the same in both parts", async () => {
    const { html, text } = await mail(kind, language);
    const inText = text.replace(/\s+/g, " ");
    const paragraphs = [...html.matchAll(/<(?:p|h1) [^>]*>(.*?)<\/(?:p|h1)>/gs)].map(
      ([, body]) => body ?? "",
    );
    expect(paragraphs.length).toBeGreaterThan(3);
    for (const paragraph of paragraphs) {
      for (const line of paragraph.split("<br>")) {
        const words = line
          .replace(/<[^>]*>/g, "")
          .replaceAll("&#39;", "'")
          .replace(/\s+/g, " ");
        if (!/bouton ne répond|button does not work/.test(words)) expect(inText).toContain(words);
      }
    }
  });

  it("has nothing undefined, no picture, no script, no bare ampersand, and one language", async () => {
    const { html, text, subject } = await mail(kind, language);
    for (const part of [html, text, subject]) expect(part).not.toMatch(/undefined|null|NaN|\[object|Invalid/);
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import|https?:\/\/(?!thetiptop\.test)/);
    expect(html).not.toMatch(/&(?!(?:#\d+|[a-z]+);)/);
    expect(html).toContain(`<html lang="${language}">`);
  });

  it("escapes what people and forms have written", async () => {
    const names = { firstName: SCRIPT, prizeName: SCRIPT };
    const { html, subject } = await mail(kind, language, names);
    expect(html).not.toContain("<script");
    const namesAPrize = subject.includes(SCRIPT) || ["claim-reminder", "ticket", "invitation"].includes(kind);
    expect(html.includes("&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;")).toBe(
      namesAPrize,
    );
  });

  it("greets nobody by a sentence or an address that somebody gave as a name", async () => {
    const firstName = "Cliquez sur evil.example";
    const { html, text, subject } = await mail(kind, language, { ...NAMES, firstName });
    for (const part of [html, text, subject]) expect(part).not.toContain("evil");
  });

  it("keeps its subject on one line whatever a prize is called", async () => {
    const prizeName = "Coffret\r\nBcc: evil@example.com\u2028premium";
    const { subject } = await mail(kind, language, { ...NAMES, prizeName });
    expect(subject).not.toMatch(/[\p{Cc}\u2028]/u);
  });
});

describe.each(KINDS)("the French of the mail %s", (kind) => {
  it("has typographic apostrophes, and spaces that no line breaks at", async () => {
    const { text, subject, html } = await mail(kind, "fr");
    for (const part of [text.replace(/https:\S+/g, ""), subject]) {
      expect(part).not.toMatch(/'|\.\.\./);
      expect(part).not.toMatch(/[ \w»][;:?!€»](?!\/\/)/u);
      expect(part).not.toMatch(/«[^\u00a0]/);
    }
    expect(html.replace(/<style>.*<\/style>|<[^>]*>/gs, "")).not.toMatch(/ [;:?!€»]/);
  });
});

describe("the secret links", () => {
  it("carry tokens that lead back to their rows, each for its purpose alone", () => {
    const links = linksFor(SETTINGS, "fr");
    for (const purpose of ["verify-address", "reset-password"] as const) {
      const token = links.secret(purpose, LINK_ID).split("/").at(-1) ?? "";
      expect(linkIdOf(SETTINGS, purpose, token)).toBe(LINK_ID);
      const other = purpose === "verify-address" ? "reset-password" : "verify-address";
      expect(linkIdOf(SETTINGS, other, token)).toBeUndefined();
    }
  });

  it("of several accounts are told apart by day and by which address is confirmed", async () => {
    const { text, links } = await mail("reset-password of two accounts", "en");
    expect(new Set(links).size).toBe(2);
    expect(text).toContain(`Account created on 31\u00a0December 2026 (address confirmed):\n${links[0]}`);
    expect(text).toContain(`Account created on 31\u00a0December 2026:\n${links[1]}`);
  });
});

describe("a greeting", () => {
  it.each(["Zoé", "Jean-Noël", "Anne Sophie", "O’Connor", "D'Arcy", "Łucja", "美咲", "अनिता"])(
    "names %s",
    (name) => {
      expect(greeting("Bonjour", ` ${name} `)).toBe(`Bonjour ${name}`);
    },
  );

  it.each(["", "www.evil.example", "Gagnez 100 €", "x".repeat(41), "a\nb", "<b>", "http://x"])(
    "leaves %j out",
    (name) => {
      expect(greeting("Bonjour", name)).toBe("Bonjour");
    },
  );
});

describe("a moment", () => {
  it("is told by the clock of its place", () => {
    expect(momentText(AT, "Europe/Paris", "fr")).toBe("jeudi 31\u00a0décembre 2026 à 23\u00a0h\u00a000");
    expect(momentText(AT, "Europe/Paris", "en")).toBe("Thursday, 31\u00a0December 2026 at 23:00");
    expect(momentText(AT, "Indian/Reunion", "en")).toBe("Friday, 1\u00a0January 2027 at 02:00");
    expect(dayText(Date.UTC(2027, 0, 1, 12), "Europe/Paris", "fr")).toBe("1er\u00a0janvier 2027");
  });

  it("at midnight is the end of the day before, at any other time itself", () => {
    const midnight = Date.UTC(2026, 11, 31, 23);
    expect(dayText(lastMoment(midnight, "Europe/Paris"), "Europe/Paris", "fr")).toBe("31\u00a0décembre 2026");
    expect(lastMoment(midnight, "UTC")).toBe(midnight);
  });
});

describe("one prize and several", () => {
  it("are reminded of in the singular and in the plural", async () => {
    const facts = { firstName: "Zoé", claimDay: "31", claimBy: "31", myPrizesUrl: "https://thetiptop.test/" };
    const prize = { name: "Infuseur", isReady: true };
    const one = claimReminder.fr({ ...facts, prizes: [{ ...prize, count: 1 }] });
    const two = claimReminder.fr({ ...facts, prizes: [{ ...prize, count: 2 }] });
    expect(one.heading).toBe("Votre lot vous attend encore");
    expect(two.heading).toBe("Vos lots vous attendent encore");
    expect((await compose(two, "fr")).text).toContain("2 × Infuseur (Prêt en boutique)");
  });
});
