import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type ShopChoiceText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly legend: string;
  readonly submit: string;
  readonly unknown: string;
  readonly unavailable: string;
  readonly none: string;
  readonly chosen: (shop: string) => string;
};

export const shopChoiceWords: Record<Language, ShopChoiceText> = {
  fr: {
    title: "Ma boutique · ThéTipTop",
    description: "La boutique où vous vous tenez.",
    heading: "Ma boutique",
    lead: "Les tickets que vous donnez et les lots que vous remettez seront notés pour elle.",
    legend: "Où êtes-vous aujourd’hui ?",
    submit: "C’est ici",
    unknown: "Choisissez une boutique de la liste.",
    unavailable: "Le service ne répond pas. Réessayez dans un instant.",
    none: "Aucune boutique n’est enregistrée. Le siège peut en ajouter.",
    chosen: (shop) => `Vous êtes à la boutique ${shop}.`,
  },
  en: {
    title: "My shop · ThéTipTop",
    description: "The shop where you stand.",
    heading: "My shop",
    lead: "Tickets you give and prizes you hand over will be noted for it.",
    legend: "Where are you today?",
    submit: "Here",
    unknown: "Choose a shop of the list.",
    unavailable: "The service does not answer. Try again in a moment.",
    none: "No shop is recorded. Head office can add one.",
    chosen: (shop) => `You are at the shop ${shop}.`,
  },
};
