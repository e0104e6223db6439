import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export const counterHomeWords: Record<Language, PageText & { readonly heading: string }> = {
  fr: { title: "Comptoir · ThéTipTop", description: "Remise des prix au comptoir.", heading: "Comptoir" },
  en: {
    title: "Counter · ThéTipTop",
    description: "Handing prizes over at the counter.",
    heading: "Counter desk",
  },
};

export const officeHomeWords: Record<Language, PageText & { readonly heading: string }> = {
  fr: { title: "Siège · ThéTipTop", description: "Conduite de la campagne.", heading: "Vue d’ensemble" },
  en: { title: "Head office · ThéTipTop", description: "Running the campaign.", heading: "Overview" },
};
