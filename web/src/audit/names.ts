/** What stands in the log, by name. A name of an earlier release, which has no words any more, is shown as it is. */

import type { Language } from "../i18n/pages.ts";
import { auditActionWords } from "./actions.words.ts";
import { auditWords } from "./audit.words.ts";

export function auditActionText(action: string, language: Language): string {
  const known: Readonly<Record<string, string>> = auditActionWords[language];
  return known[action] ?? action;
}

export function auditSubjectText(kind: string, language: Language): string {
  const known: Readonly<Record<string, string>> = auditWords[language].kinds;
  return known[kind] ?? kind;
}
