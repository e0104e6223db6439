import { describe, expect, it } from "vitest";
import {
  addressIn,
  destinationNamed,
  ENGLISH_SEGMENTS,
  isPrivate,
  LANGUAGES,
  languageAt,
  pageAt,
  pathOf,
} from "./pages.ts";

const PAGES = [
  ...(["home", "signUp", "signIn", "signOut", "play", "prizes"] as const),
  ...(["verify", "forgotten", "newPassword"] as const),
];

describe("the addresses of the site", () => {
  it("lead back to their page and language", () => {
    for (const page of PAGES) {
      for (const language of LANGUAGES) {
        expect(pageAt(pathOf(page, language))).toBe(page);
        expect(languageAt(pathOf(page, language))).toBe(language);
      }
    }
  });

  it("agree with the segments that Qwik City translates", () => {
    for (const [french, english] of Object.entries(ENGLISH_SEGMENTS)) {
      expect(pageAt(`/en/${english}`)).toBe(pageAt(`/${french}`));
      expect(pageAt(`/${french}`)).toBeDefined();
    }
  });

  it("are recognised in Qwik City's data requests, so that those get the same headers", () => {
    expect(pageAt("/q-data.json")).toBe("home");
    expect(pageAt("/mes-gains/q-data.json")).toBe("prizes");
    expect(isPrivate(pageAt("/en/my-prizes/q-data.json"))).toBe(true);
  });

  it("are recognised with the token of a mail's link behind them, and are private", () => {
    const token = "0123456789abcdef".repeat(4);
    expect(pageAt(`/verification/${token}`)).toBe("verify");
    expect(pageAt(`/en/new-password/${token}/q-data.json`)).toBe("newPassword");
    expect(isPrivate(pageAt(`/verification/${token}`))).toBe(true);
    expect(pageAt(`/verification/${token.slice(1)}`)).toBeUndefined();
    expect(addressIn("en", `/verification/${token}`)).toBe(`/en/verify/${token}`);
    expect(addressIn("fr", "/en/play")).toBe("/jouer");
    expect(addressIn("en", "/nulle-part")).toBe("/en");
  });

  it("do not include anything else", () => {
    for (const path of ["/nulle-part", "/jouer/encore", "/en/jouer", "/english"])
      expect(pageAt(path)).toBeUndefined();
    expect(languageAt("/english")).toBe("fr");
  });
});

describe("the destination after signing in", () => {
  it("is one of two pages, whatever the address asks for", () => {
    expect(destinationNamed("prizes")).toBe("prizes");
    for (const name of [null, "", "//ailleurs.example", "https://ailleurs.example", "constructor", "home"]) {
      expect(destinationNamed(name)).toBe("play");
    }
  });
});
