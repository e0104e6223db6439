import { describe, expect, it } from "vitest";
import { LANGUAGES, PAGE_NAMES, pathOf } from "../i18n/pages.ts";
import { RETURN_MAX_LENGTH, returnAddress } from "./return-address.ts";

const UUID = "0b9d7a52-7a57-4c8e-9d52-5b1f0b1f7a11";
const TOKEN = "5e".repeat(32);

describe("the way back after choosing", () => {
  it("leads to every page of the site, in its language", () => {
    for (const page of PAGE_NAMES)
      for (const language of LANGUAGES)
        expect(returnAddress(pathOf(page, language), "fr")).toBe(pathOf(page, language));
  });

  it("keeps a code, a mail's token, a ticket's id and a search", () => {
    for (const address of [
      "/jouer?code=0123456789",
      `/verification/${TOKEN}`,
      `/en/voucher/${UUID}`,
      "/connexion?next=prizes",
      "/boutiques?q=Nice",
    ])
      expect(returnAddress(address, "fr")).toBe(address);
  });

  it("drops what no page reads, and what is too long to be read", () => {
    expect(returnAddress("/jouer?qaction=abc&utm_source=x&code=12", "fr")).toBe("/jouer?code=12");
    expect(returnAddress(`/jouer?code=${"1".repeat(101)}`, "fr")).toBe("/jouer");
  });

  it.each([
    "",
    "https://ailleurs.example/",
    "//ailleurs.example",
    "\\\\ailleurs.example",
    "/\\ailleurs.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/nulle-part",
    "/%ff",
    "/jouer/../../ailleurs",
    `/${UUID}`,
    `//${UUID}`,
    `/${TOKEN}`,
    "http://[",
    `/jouer?x=${"1".repeat(RETURN_MAX_LENGTH)}`,
  ])("leads home from anything else (%#)", (text) => {
    expect(returnAddress(text, "fr")).toBe("/");
  });

  it("leads to the home page of the language spoken, when there is no page to go back to", () => {
    expect(returnAddress("", "en")).toBe("/en");
    expect(returnAddress("/nulle-part", "en")).toBe("/en");
  });
});
