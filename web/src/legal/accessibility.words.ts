import type { Language } from "../i18n/pages.ts";
import { accessibilityEnglish } from "./accessibility.en.ts";
import { accessibilityFrench } from "./accessibility.fr.ts";
import type { LegalText } from "./legal-text.ts";

export const accessibilityWords: Record<Language, LegalText> = {
  fr: accessibilityFrench,
  en: accessibilityEnglish,
};
