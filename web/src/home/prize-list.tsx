import { component$ } from "@builder.io/qwik";
import { PrizeIllustration } from "../drawings/illustration.tsx";
import type { Language } from "../i18n/pages.ts";
import type { PrizeLine } from "./campaign-view.ts";
import { homeWords } from "./home.words.ts";
import { ShareBar } from "./share-bar.tsx";

interface PrizeListProps {
  readonly language: Language;
  readonly prizes: readonly PrizeLine[];
}

/** What can be won, with the share of tickets that win it. */
export const PrizeList = component$<PrizeListProps>(({ language, prizes }) => {
  const text = homeWords[language];
  return (
    <section class="prizes" aria-labelledby="prizes-heading">
      <h2 id="prizes-heading">{text.prizesHeading}</h2>
      <p class="lead">{text.prizesIntro}</p>
      <ShareBar prizes={prizes} />
      <ul class="prize-list">
        {prizes.map((prize) => (
          <li key={prize.ordinal} class={["prize-line", `tone-${prize.ordinal % 5}`]}>
            <div class="niche">
              <PrizeIllustration name={prize.drawing} />
            </div>
            <div class="prize-words">
              <h3>{prize.name}</h3>
              <p class="soft">{prize.description}</p>
              <p class="prize-value">{text.worth(prize.value)}</p>
            </div>
            <p class="prize-share">
              <strong>{prize.share}</strong> <span>{text.ofTickets}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
});
