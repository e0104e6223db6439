/** What the certificate says: the page and the PDF are made of this, so neither can say less than the other. */

import type { OfficeDrawView } from "../../../worker/draws/outcomes.ts";
import { type Fact, factsOf } from "../grand-draw/facts.tsx";
import { formatDate } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { certificateWords } from "./certificate.words.ts";
import { drawOfficeWords } from "./draw-office.words.ts";

export interface CertifiedPlace {
  readonly rank: string;
  readonly entrant: string;
  /** Initials, or that the account is gone. */
  readonly person: string;
  readonly state: string;
}

export interface Certificate {
  readonly language: Language;
  readonly slug: string;
  readonly facts: readonly Fact[];
  readonly places: readonly CertifiedPlace[];
  readonly verify: string;
  readonly madeAt: string;
}

/** Undefined while no list is frozen. @param place where the site lives, and when the certificate is made */
export function certificateOf(
  view: OfficeDrawView,
  language: Language,
  place: { readonly origin: string; readonly now: number },
): Certificate | undefined {
  const { campaign, proof, places } = view;
  if (!proof) return undefined;
  const text = certificateWords[language];
  const office = drawOfficeWords[language];
  const { slug, name, grandPrize, timeZone } = campaign;
  const prize = language === "fr" ? grandPrize?.name : grandPrize?.nameEn;
  const address = `${place.origin}${pathOf("grandDraw", language)}?campaign=${slug}`;
  return {
    language,
    slug,
    facts: [
      { label: text.campaign, value: `${name} (${slug})` },
      { label: text.prize, value: prize ?? "–" },
      ...factsOf(proof, language, timeZone),
    ],
    places: places.map((one) => ({
      rank: one.place === 0 ? office.winner : office.alternate(one.place),
      entrant: one.entrant,
      person: one.account?.maskedName ?? office.erased,
      state: one.reason
        ? `${office.states[one.state]} (${office.reasons[one.reason]})`
        : office.states[one.state],
    })),
    verify: text.verify(address),
    madeAt: text.madeAt(formatDate(place.now, language, timeZone, true)),
  };
}
