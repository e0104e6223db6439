/** Measuring the audience: only of visitors who agreed, and of those nothing but that a page was seen. */

import { readConsent } from "../consents/consent.ts";
import type { ServiceContext } from "../service-context.ts";
import type { CountViewOutcome, SeenPage } from "./outcomes.ts";
import { dayOf, readSeen, writeSeen } from "./seen-pages.ts";
import { tally } from "./tally.ts";

/** Counts the view of a page if the visitor agreed to it. Never waits: the tally is written later. */
export function countView(
  context: Pick<ServiceContext, "env" | "ctx" | "now">,
  { page, language, consent, seen }: SeenPage,
): CountViewOutcome {
  if (!readConsent(consent, context.now)?.choices.audience) return { kind: "no-consent" };
  const day = dayOf(context.now);
  const pages = readSeen(seen, day);
  const isVisit = !pages.includes(page);
  tally(context, { day, page, language, isVisit });
  return { kind: "counted", seen: isVisit ? writeSeen(day, [...pages, page]) : undefined };
}
