/**
 * What the browser tests found when they last ran, as the accessibility page states it. The one place to fill in
 * after a run (web/e2e/every-page.spec.ts holds it to the truth); null while none is recorded, and the page then says
 * what is tested without claiming an outcome.
 */

export interface AccessibilityResults {
  /** `2026-11-22`. */
  readonly testedOn: string;
  /** Pages looked at, each in both languages and both colour schemes. */
  readonly pages: number;
  /** Violations of WCAG 2.2 A and AA that axe reported, all together. */
  readonly violations: number;
}

export const ACCESSIBILITY_RESULTS: AccessibilityResults | null = {
  testedOn: "2026-11-22",
  pages: 20,
  violations: 0,
};
