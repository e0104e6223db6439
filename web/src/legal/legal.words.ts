import type { Language, PageName } from "../i18n/pages.ts";
import type { LegalPageName } from "./updated.ts";

/** The texts that lead to each other at their ends: those made here, the cookies' own page, and the proof of the draw. */
export type RelatedPageName = LegalPageName | Extract<PageName, "cookies" | "fairness">;

export type LegalFrameText = {
  readonly contents: string;
  readonly updated: string;
  readonly related: string;
  readonly pages: Record<RelatedPageName, string>;
};

/** What stands around each of the house's texts. */
export const legalWords: Record<Language, LegalFrameText> = {
  fr: {
    contents: "Sommaire",
    updated: "Mis à jour le",
    related: "À lire aussi",
    pages: {
      rules: "Règlement du jeu",
      fairness: "Tirage vérifiable",
      privacy: "Données personnelles",
      cookies: "Cookies",
      terms: "Conditions d’utilisation",
      legalNotice: "Mentions légales",
      accessibility: "Accessibilité",
    },
  },
  en: {
    contents: "Contents",
    updated: "Updated on",
    related: "See also",
    pages: {
      rules: "Rules of the game",
      fairness: "A draw you can check",
      privacy: "Personal data",
      cookies: "Cookies",
      terms: "Terms of use",
      legalNotice: "Legal notice",
      accessibility: "Accessibility",
    },
  },
};
