import { describe, expect, it } from "vitest";
import { partsOf } from "./inline.ts";

describe("a sentence", () => {
  it("is text with links in it, to pages in the reader's language", () => {
    expect(partsOf("Voir [le règlement](page:rules).", {}, "fr")).toEqual([
      { text: "Voir " },
      { text: "le règlement", href: "/reglement" },
      { text: "." },
    ]);
    expect(partsOf("[Rules](page:rules)", {}, "en")).toEqual([{ text: "Rules", href: "/en/rules" }]);
  });

  it("has its facts put in, also into a link", () => {
    const values = { company: "Maison SAS", email: "bonjour@maison.example" };
    expect(partsOf("{company} : [{email}](mailto:{email})", values, "fr")).toEqual([
      { text: "Maison SAS : " },
      { text: "bonjour@maison.example", href: "mailto:bonjour@maison.example" },
    ]);
  });

  it("is left out when it names a fact that nobody knows", () => {
    expect(partsOf("Société : {company}", {}, "fr")).toBeUndefined();
    expect(partsOf("{company}, {address}", { company: "Maison SAS" }, "fr")).toBeUndefined();
  });

  it("says something else instead, where there is something else to say", () => {
    const sentence = { known: "Par {company}.", unknown: "Par la maison." };
    expect(partsOf(sentence, { company: "Maison SAS" }, "fr")).toEqual([{ text: "Par Maison SAS." }]);
    expect(partsOf(sentence, {}, "fr")).toEqual([{ text: "Par la maison." }]);
  });

  it("takes no marks from a fact: a name that looks like a link is a name", () => {
    const values = { gameName: "[cliquez](https://ailleurs.example) {company}", company: "Maison SAS" };
    expect(partsOf("Le jeu « {gameName} »", values, "fr")).toEqual([
      { text: "Le jeu « [cliquez](https://ailleurs.example) {company} »" },
    ]);
  });
});
