/** Each prize: what was given of its stock, and its share of the plays beside the one that was stated. */

import type { Overview } from "../../../worker/overview/overview-view.ts";
import { formatShare } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { countText, liveTexts } from "./figures.ts";
import { overviewWords } from "./overview.words.ts";

interface PrizeProgressProps {
  readonly overview: Overview;
  readonly language: Language;
}

const PPM_PER_CENT = 10_000;

export function PrizeProgress({ overview, language }: PrizeProgressProps) {
  const { campaign, desk, board } = overview;
  const text = overviewWords[language];
  const words = text.prizes;
  const awarded = board?.awarded ?? desk?.awarded ?? [];
  const played = awarded.reduce((sum, count) => sum + count, 0);
  const stock = campaign.prizes.map(({ ordinal }) => desk?.stock[ordinal] ?? null);
  const texts = liveTexts({ played, awarded, lastAt: null }, stock, {
    language,
    timeZone: campaign.timeZone,
    never: text.never,
  });
  return (
    <table class="table prizes-table">
      <caption class="unseen">{words.heading}</caption>
      <thead>
        <tr>
          <th scope="col">{words.prize}</th>
          <th scope="col" class="numeric">
            {words.given}
          </th>
          <th scope="col" class="numeric">
            {words.left}
          </th>
          <th scope="col" class="numeric wide-only">
            {words.stock}
          </th>
        </tr>
      </thead>
      <tbody>
        {campaign.prizes.map((prize) => {
          const { ordinal, oddsPpm, isActive } = prize;
          const stated = oddsPpm / PPM_PER_CENT;
          const given = played > 0 ? ((awarded[ordinal] ?? 0) / played) * 100 : 0;
          const total = stock[ordinal];
          return (
            <tr key={ordinal}>
              <th scope="row">
                {language === "fr" ? prize.name : prize.nameEn}
                {!isActive && <span class="soft"> ({words.withdrawn})</span>}
                <svg class="part-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="chart-ground" width="100" height="10" />
                  <rect class="chart-bar" data-live-bar={`share-${ordinal}`} width={given} height="10" />
                  <line class="chart-mark" x1={stated} x2={stated} y1="0" y2="10" />
                </svg>
                <span class="soft share-text">
                  {words.share}
                  {"\u00a0"}
                  <span data-live={`share-${ordinal}`}>{texts.get(`share-${ordinal}`)}</span>,{" "}
                  {words.planned(formatShare(oddsPpm, language))}
                </span>
              </th>
              <td class="numeric" data-live={`given-${ordinal}`}>
                {texts.get(`given-${ordinal}`)}
              </td>
              <td class="numeric" data-live={`left-${ordinal}`}>
                {texts.get(`left-${ordinal}`)}
              </td>
              <td class="numeric wide-only" data-stock={total ?? ""}>
                {total === null || total === undefined ? "–" : countText(total, language)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
