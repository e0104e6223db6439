import type { Language } from "../i18n/pages.ts";
import type { LegalText } from "./legal-text.ts";
import { privacyEnglish } from "./privacy.en.ts";
import { privacyFrench } from "./privacy.fr.ts";

export const privacyWords: Record<Language, LegalText> = { fr: privacyFrench, en: privacyEnglish };
