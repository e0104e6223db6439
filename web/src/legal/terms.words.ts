import type { Language } from "../i18n/pages.ts";
import type { LegalText } from "./legal-text.ts";
import { termsEnglish } from "./terms.en.ts";
import { termsFrench } from "./terms.fr.ts";

export const termsWords: Record<Language, LegalText> = { fr: termsFrench, en: termsEnglish };
