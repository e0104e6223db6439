import { expect, it } from "vitest";
import { AUDIT_ACTIONS } from "../../../worker/audit/actions.ts";
import { LANGUAGES } from "../i18n/pages.ts";
import { auditActionWords } from "./actions.words.ts";

it.each(LANGUAGES)("every action of the audit log has its words in %s, and nothing else has", (language) => {
  expect(Object.keys(auditActionWords[language]).sort()).toEqual([...AUDIT_ACTIONS].sort());
});
