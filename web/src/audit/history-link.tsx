import type { Language } from "../i18n/pages.ts";
import { pathOf } from "../i18n/pages.ts";
import { auditWords } from "./audit.words.ts";

/** The way to what was ever done to one thing. @param of read out after it: a page may have several */
export function historyLink(kind: string, id: string, language: Language, of?: string) {
  const search = new URLSearchParams({ kind, subject: id });
  return (
    <a class="history-link" href={`${pathOf("officeAudit", language)}?${search}`}>
      {auditWords[language].history}
      {of && <span class="unseen"> ({of})</span>}
    </a>
  );
}
