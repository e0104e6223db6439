import { describe, expect, it } from "vitest";
import {
  destinationNamed,
  ENGLISH_SEGMENTS,
  isPrivate,
  LANGUAGES,
  languageAt,
  pageAt,
  pathOf,
} from "./pages.ts";

const PAGES = ["home", "signUp", "signIn", "signOut", "play", "prizes"] as const;

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
