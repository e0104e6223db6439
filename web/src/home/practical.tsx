import { component$ } from "@builder.io/qwik";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { CampaignDates } from "./campaign-view.ts";
import { homeWords } from "./home.words.ts";

interface PracticalProps {
  readonly language: Language;
  readonly over: boolean;
  readonly dates: CampaignDates | null;
}

/** A town's name or a postcode; the longest town of France has 45 letters. */
const PLACE_MAX_LENGTH = 60;

/** When and where: the dates, and the way to a shop. */
export const Practical = component$<PracticalProps>(({ language, over, dates }) => {
  const text = homeWords[language];
  return (
    <section class="practical">
      {dates && (
        <div>
          <h2>{text.datesHeading}</h2>
          <dl>
            <dt>{text.opens}</dt>
            <dd>{dates.opens ?? text.toBeAnnounced}</dd>
            <dt>{text.closes}</dt>
            <dd>{dates.closes ?? text.closedEarly}</dd>
            <dt>{text.claim}</dt>
            <dd>{dates.claim}</dd>
          </dl>
        </div>
      )}
      <div>
        <h2>{text.shopsHeading}</h2>
        <p class="soft">{over ? text.shopsTextOver : text.shopsText}</p>
        <search>
          <form class="finder" method="get" action={pathOf("shops", language)}>
            <div class="field">
              <label for="shop-place">{text.shopsLabel}</label>
              <input
                id="shop-place"
                name="q"
                type="search"
                autocomplete="off"
                enterKeyHint="search"
                maxLength={PLACE_MAX_LENGTH}
              />
            </div>
            <button class="button" type="submit">
              {text.shopsSearch}
            </button>
          </form>
        </search>
        <p class="further">
          <a href={pathOf("shops", language)}>{text.shopsAll}</a>
        </p>
      </div>
    </section>
  );
});
