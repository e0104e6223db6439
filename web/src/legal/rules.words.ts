import type { Language } from "../i18n/pages.ts";
import type { LegalText } from "./legal-text.ts";
import { rulesEnglish } from "./rules.en.ts";
import { rulesFrench } from "./rules.fr.ts";

export const rulesWords: Record<Language, LegalText> = { fr: rulesFrench, en: rulesEnglish };
