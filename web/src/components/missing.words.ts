import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type MissingText = PageText & { readonly heading: string; readonly text: string };

export const missingWords: Record<Language, MissingText> = {
  fr: {
    title: "Page introuvable · ThéTipTop",
    description: "Cette page n’existe pas.",
    heading: "Cette page n’existe pas",
    text: "L’adresse a peut-être été mal recopiée. Votre ticket, lui, gagne toujours.",
  },
  en: {
    title: "Page not found · ThéTipTop",
    description: "This page does not exist.",
    heading: "This page does not exist",
    text: "The address may have been miscopied. Your ticket still wins.",
  },
};
