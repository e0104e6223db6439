/** The pages of texts, and when the meaning of each last changed. */

export const UPDATED = {
  rules: "2026-11-22",
  legalNotice: "2026-11-22",
  terms: "2026-11-22",
  privacy: "2026-11-22",
  accessibility: "2026-11-22",
} as const;

export type LegalPageName = keyof typeof UPDATED;
