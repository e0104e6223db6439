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
