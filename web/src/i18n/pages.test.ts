import { describe, expect, it } from "vitest";
import {
  addressIn,
  destinationNamed,
  ENGLISH_SEGMENTS,
  isIndexed,
  isKept,
  LANGUAGES,
  languageAt,
  PAGE_NAMES,
  pageAt,
  pathOf,
} from "./pages.ts";

describe("the addresses of the site", () => {
  it("lead back to their page and language", () => {
    for (const page of PAGE_NAMES) {
      for (const language of LANGUAGES) {
        expect(pageAt(pathOf(page, language))).toBe(page);
        expect(languageAt(pathOf(page, language))).toBe(language);
      }
    }
  });

  it("agree with the segments that Qwik City translates", () => {
    const english = new Map<string, string>(Object.entries(ENGLISH_SEGMENTS));
    for (const page of PAGE_NAMES) {
      const segments = pathOf(page, "fr").split("/").filter(Boolean);
      const translated = ["", "en", ...segments.map((segment) => english.get(segment) ?? segment)].join("/");
      expect(pathOf(page, "en")).toBe(translated);
    }
  });

  it("are recognised in Qwik City's data requests, so that those get the same headers", () => {
    expect(pageAt("/q-data.json")).toBe("home");
    expect(pageAt("/mes-gains/q-data.json")).toBe("prizes");
    expect(pageAt("/en/my-prizes/q-data.json")).toBe("prizes");
  });

  it("are recognised with the token of a mail's link behind them, and are private", () => {
    const token = "0123456789abcdef".repeat(4);
    expect(pageAt(`/verification/${token}`)).toBe("verify");
    expect(pageAt(`/en/new-password/${token}/q-data.json`)).toBe("newPassword");
    expect(isIndexed("verify") || isKept("verify")).toBe(false);
    expect(pageAt(`/verification/${token.slice(1)}`)).toBeUndefined();
    expect(addressIn("en", `/verification/${token}`)).toBe(`/en/verify/${token}`);
    expect(addressIn("fr", "/en/play")).toBe("/jouer");
    expect(addressIn("en", "/nulle-part")).toBe("/en");
  });

  it("are recognised with a ticket's id behind them, also for the download", () => {
    const id = "01234567-89ab-7def-8123-456789abcdef";
    expect(pageAt(`/bon/${id}`)).toBe("voucher");
    expect(addressIn("en", `/bon/${id}/pdf`)).toBe(`/en/voucher/${id}/pdf`);
    for (const path of [`/bon/${id}/autre`, `/${id}`, `/jouer/${id}`]) expect(pageAt(path)).toBeUndefined();
    expect(addressIn("en", `/${id}`)).toBe("/en");
  });

  it("are shown by search engines and kept by browsers only where nothing personal is", () => {
    expect(PAGE_NAMES.filter((page) => isKept(page) && !isIndexed(page))).toEqual([]);
    for (const page of ["prizes", "voucher", "profile", "verify"] as const)
      expect(isIndexed(page)).toBe(false);
    for (const page of ["play", "signIn", "signUp"] as const) expect(isKept(page)).toBe(false);
  });

  it("do not include anything else", () => {
    for (const path of ["/nulle-part", "/jouer/encore", "/en/jouer", "/english"])
      expect(pageAt(path)).toBeUndefined();
    expect(languageAt("/english")).toBe("fr");
  });
});

describe("the destination after signing in", () => {
  it("is one of a few pages, whatever the address asks for", () => {
    expect(destinationNamed("prizes")).toBe("prizes");
    expect(destinationNamed("profile")).toBe("profile");
    expect(destinationNamed("grandDraw")).toBe("grandDraw");
    for (const name of [null, "", "//ailleurs.example", "https://ailleurs.example", "constructor", "home"]) {
      expect(destinationNamed(name)).toBe("play");
    }
  });
});
