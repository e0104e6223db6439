import type { Language } from "../i18n/pages.ts";
import { mailsWords } from "./mails.words.ts";

/** What a mail is about; a kind of an earlier release is shown as it is. */
export function mailKindText(kind: string, language: Language): string {
  const known: Readonly<Record<string, string>> = mailsWords[language].kinds;
  return known[kind] ?? kind;
}
