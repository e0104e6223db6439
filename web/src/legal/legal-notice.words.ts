import type { Language } from "../i18n/pages.ts";
import { legalNoticeEnglish } from "./legal-notice.en.ts";
import { legalNoticeFrench } from "./legal-notice.fr.ts";
import type { LegalText } from "./legal-text.ts";

export const legalNoticeWords: Record<Language, LegalText> = {
  fr: legalNoticeFrench,
  en: legalNoticeEnglish,
};
