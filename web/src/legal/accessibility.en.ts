import type { LegalText } from "./legal-text.ts";

export const accessibilityEnglish: LegalText = {
  title: "Accessibility · ThéTipTop",
  description:
    "How accessible the ThéTipTop site is: what is checked, what is not, its known limits and how to tell us about them.",
  heading: "Accessibility",
  lead: "This site is made so that everyone can play. Here is what we check, what we have not checked, and the limits we know of.",
  sections: {
    goal: {
      heading: "What we aim for",
      body: [
        "The WCAG 2.2 guidelines at level AA, on which the French standard RGAA builds, for every page meant for players, in French and in English.",
      ],
    },
    status: {
      heading: "Where we stand",
      body: [
        "The site has not yet been audited by a third party. We therefore declare no rate of conformity with the RGAA: what follows is our own checking.",
        {
          known:
            "Last check: {testedOn}, on {testedPages} pages, in both languages, light and dark. Failures found by the automated tool: {testedViolations}.",
          unknown: "The automated tool examines every page in both languages, light and dark.",
        },
      ],
    },
    tests: {
      heading: "What we check",
      body: [
        "With every version of the site, in a real browser:",
        {
          list: [
            "every page with the tool axe, WCAG 2.2 rules A and AA, light and dark;",
            "the whole journey, from signing up to the voucher, by keyboard and without JavaScript;",
            "reading on a screen 320 pixels wide, without scrolling sideways;",
            "the game without animation, for those who asked for less motion.",
          ],
        },
        "An automated tool sees only some of the obstacles. The site has not yet been tried by people who use a screen reader, voice control or a magnifier every day.",
      ],
    },
    limits: {
      heading: "The limits we know of",
      body: [
        {
          list: [
            "The code is given only in print, on the ticket. In the shop, our team reads it to you or enters it with you.",
            "The voucher as a PDF is not tagged for screen readers. The voucher’s page says the same and can be printed.",
            "The reason for a refusal is written by our team, in French, in the English version too.",
            "The map of the shops is a link to OpenStreetMap, whose accessibility is beyond our control. The address is always written out in full.",
            "The technical documentation meant for developers has not been checked.",
          ],
        },
      ],
    },
    contact: {
      heading: "Telling us of an obstacle",
      body: [
        {
          known:
            "Is something keeping you from playing or from reading a page? Write to [{email}](mailto:{email}), or ask in a shop: we will help you, and mend it.",
          unknown:
            "Is something keeping you from playing or from reading a page? Ask in one of [our shops](page:shops): we will help you, and mend it.",
        },
        "If our reply does not satisfy you, you may write to the French [Defender of Rights](https://www.defenseurdesdroits.fr/), Libre réponse 71120, 75342 Paris Cedex 07, France, postage free within France.",
      ],
    },
  },
};
