import { component$ } from "@builder.io/qwik";
import { PrizeIllustration } from "../drawings/illustration.tsx";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { CampaignView } from "./campaign-view.ts";
import { homeWords } from "./home.words.ts";

interface GrandPrizeProps {
  readonly language: Language;
  readonly over: boolean;
  readonly prize: NonNullable<CampaignView["grandPrize"]>;
}

/** What is drawn at the end among all who played. */
export const GrandPrize = component$<GrandPrizeProps>(({ language, over, prize }) => {
  const text = homeWords[language];
  return (
    <section class="grand-prize" aria-labelledby="grand-prize-heading">
      <div class="grand-prize-inside">
        <PrizeIllustration name="year" />
        <div>
          <p class="eyebrow">{text.grandPrizeEyebrow}</p>
          <h2 id="grand-prize-heading">{prize.name}</h2>
          <p class="lead">{prize.description}</p>
          <p class="soft">{over ? text.grandPrizeText : `${text.grandPrizeText} ${text.grandPrizeHow}`}</p>
          {over && (
            <p class="further">
              <a href={pathOf("grandDraw", language)}>{text.grandPrizeLink}</a>
            </p>
          )}
        </div>
      </div>
    </section>
  );
});
