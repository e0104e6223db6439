import { component$ } from "@builder.io/qwik";
import { siteWords } from "../components/site.words.ts";
import { Sprig } from "../drawings/illustration.tsx";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { CampaignPhase } from "./campaign-phase.ts";
import { type CampaignView, withMinimum } from "./campaign-view.ts";
import { homeWords } from "./home.words.ts";
import { phaseWords } from "./phase.words.ts";
import { phaseSentence } from "./phase-sentence.ts";
import { Ticket } from "./ticket.tsx";

interface HeroProps {
  readonly language: Language;
  readonly campaign: CampaignView;
  readonly signedIn: boolean;
}

/** Where a code is worth typing: when the campaign cannot be read, the play itself will tell. */
const PLAYABLE: readonly CampaignPhase[] = ["running", "unavailable"];

/** The offer, what to do about it, and where the game stands. */
export const Hero = component$<HeroProps>(({ language, campaign, signedIn }) => {
  const text = homeWords[language];
  const over = campaign.phase === "over";
  return (
    <section class="hero">
      <div class="hero-inside">
        <div class="hero-words">
          <p class="eyebrow">{text.eyebrow}</p>
          <h1>{over ? text.headingOver : text.heading}</h1>
          {!over && <p class="hero-offer">{withMinimum(text.offer, campaign)}</p>}
          <p class="actions">
            {PLAYABLE.includes(campaign.phase) && (
              <a class="button" href={pathOf("play", language)}>
                {text.start}
              </a>
            )}
            {signedIn || over ? (
              <a class="button quiet" href={pathOf("prizes", language)}>
                {siteWords[language].prizes}
              </a>
            ) : (
              <a class="button quiet" href={pathOf("signUp", language)}>
                {text.account}
              </a>
            )}
          </p>
          <p class={["phase", campaign.phase]}>{phaseSentence(campaign, phaseWords[language])}</p>
        </div>
        <div class="hero-picture">
          <Sprig />
          <Ticket
            offered={!over}
            text={{
              ticketLabel: text.ticketLabel,
              ticketFor: withMinimum(text.ticketFor, campaign),
              ticketHint: text.ticketHint,
            }}
          />
        </div>
      </div>
    </section>
  );
});
