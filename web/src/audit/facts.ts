/** Stored differences as one reads them. */

import type { AuditView, StoredFacts } from "../../../worker/audit/audit-log.ts";
import { countText, eurosText, shareText } from "../i18n/figures.ts";
import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { auditWords } from "./audit.words.ts";

export interface Difference {
  readonly name: string;
  /** Null where nothing was before, or nothing was different from it. */
  readonly before: string | null;
  readonly after: string | null;
}

const PPM = 1_000_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Fact by fact, what it was and what it is. */
export function differencesOf({ before, after }: AuditView, language: Language): Difference[] {
  const { facts } = auditWords[language];
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return keys.map((key) => ({
    name: facts[key] ?? key,
    before: textIn(before, key, language),
    after: textIn(after, key, language),
  }));
}

function textIn(facts: StoredFacts | null, key: string, language: Language): string | null {
  return facts === null || !Object.hasOwn(facts, key) ? null : factText(key, facts[key], language);
}

function factText(key: string, value: unknown, language: Language): string {
  const text = auditWords[language];
  if (value === null || value === "") return text.nothing;
  if (typeof value === "boolean") return value ? text.yes : text.no;
  if (typeof value === "number") {
    if (key.endsWith("Cents")) return eurosText(value, language);
    if (key.endsWith("Ppm")) return shareText(value / PPM, language);
    return countText(value, language);
  }
  if (typeof value === "string") {
    if (INSTANT.test(value)) return formatDate(value, language, HOUSE_TIME_ZONE, true);
    return text.values[value] ?? value;
  }
  return JSON.stringify(value);
}
