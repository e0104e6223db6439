import { effectOf, type PrizesStanding } from "../../../worker/prizes/effect.ts";
import { countText, eurosText, shareText } from "../i18n/figures.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { prizesWords } from "./prizes.words.ts";

interface PrizesListProps {
  readonly language: Language;
  readonly standing: PrizesStanding;
  /** Named in the address; null for the default campaign. */
  readonly campaign: string | null;
}

/** Every prize with its figures. There are at most fifty, so this is one page. */
export function PrizesList({ language, standing, campaign }: PrizesListProps) {
  const text = prizesWords[language];
  const { columns } = text;
  // The chances as they are: the effect of changing nothing.
  const nothing = { ordinal: -1, name: "", nameEn: "", left: 0, isActive: false, oddsPpm: 0 };
  const { rows, prizesLeftBefore, missingBefore } = effectOf(standing, nothing);
  return (
    <>
      <p>
        {text.tickets(countText(standing.unplayed, language), countText(prizesLeftBefore, language))}{" "}
        {missingBefore > 0 && (
          <strong class="desk-warning">{text.short(countText(missingBefore, language))}</strong>
        )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section class="table-scroll" aria-label={text.caption} tabIndex={0}>
        <table class="table">
          <caption class="unseen">{text.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.name}</th>
              <th scope="col" class="numeric">
                {columns.value}
              </th>
              <th scope="col" class="numeric">
                {columns.given}
              </th>
              <th scope="col" class="numeric">
                {columns.left}
              </th>
              <th scope="col" class="numeric">
                {columns.total}
              </th>
              <th scope="col" class="numeric">
                {columns.chance}
              </th>
              <th scope="col">{text.change}</th>
            </tr>
          </thead>
          <tbody>
            {standing.prizes.map(({ prize, left, awarded }, index) => {
              const name = language === "fr" ? prize.name : prize.nameEn;
              return (
                <tr key={prize.id}>
                  <th scope="row">
                    {name} {!prize.isActive && <span class="desk-state closed">{text.withdrawn}</span>}
                  </th>
                  <td class="numeric">{eurosText(prize.valueCents, language)}</td>
                  <td class="numeric">{countText(awarded, language)}</td>
                  <td class="numeric">{countText(left, language)}</td>
                  <td class="numeric">{countText(left + awarded, language)}</td>
                  <td class="numeric">{shareText(rows[index]?.chanceBefore ?? 0, language)}</td>
                  <td>
                    <a href={prizeAddress(language, campaign, prize.id)}>
                      {text.change}
                      <span class="unseen"> ({name})</span>
                    </a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {standing.isClosed ? (
        <p class="soft">{text.closed}</p>
      ) : (
        <p class="desk-row">
          <a class="button quiet" href={prizeAddress(language, campaign, NEW_PRIZE)}>
            {text.add}
          </a>
        </p>
      )}
    </>
  );
}

/** What the address names instead of a prize's id. */
export const NEW_PRIZE = "new";

/** The page of one prize; of all of them for null. */
export function prizeAddress(language: Language, campaign: string | null, prize: string | null): string {
  const search = new URLSearchParams({ ...(campaign && { campaign }), ...(prize && { prize }) }).toString();
  const path = pathOf("officePrizes", language);
  return search === "" ? path : `${path}?${search}`;
}
