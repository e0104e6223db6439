import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../components/document-head.ts";
import { siteWords } from "../components/site.words.ts";
import type { CampaignPhase } from "../home/campaign-phase.ts";
import { blankView, type CampaignView, viewOf } from "../home/campaign-view.ts";
import { homeWords } from "../home/home.words.ts";
import { PrizeList } from "../home/prize-list.tsx";
import { Ticket } from "../home/ticket.tsx";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { languageAt, pathOf } from "../i18n/pages.ts";
import { useVisitor } from "./layout.tsx";

export const useCampaign = routeLoader$(async (event): Promise<CampaignView> => {
  try {
    const campaign = await servicesOf(event).campaign();
    return campaign ? viewOf(campaign, languageAt(event.url.pathname), Date.now()) : blankView("unknown");
  } catch (error) {
    logTrouble("home", error);
    return blankView("unavailable");
  }
});

/** Where a code is worth typing: when the campaign cannot be read, the play itself will tell. */
const PLAYABLE: readonly CampaignPhase[] = ["running", "unavailable"];

export default component$(() => {
  const { signedIn } = useVisitor().value;
  const campaign = useCampaign().value;
  const language = languageAt(useLocation().url.pathname);
  const text = homeWords[language];
  const site = siteWords[language];
  const over = campaign.phase === "over";
  return (
    <>
      <section class="hero">
        <div class="hero-inside">
          <div class="hero-words">
            <p class="eyebrow">{text.eyebrow}</p>
            <h1>{over ? text.headingOver : text.heading}</h1>
            {!over && <p class="hero-offer">{text.offer}</p>}
            <p class="actions">
              {PLAYABLE.includes(campaign.phase) && (
                <a class="button" href={pathOf("play", language)}>
                  {text.start}
                </a>
              )}
              {signedIn || over ? (
                <a class="button quiet" href={pathOf("prizes", language)}>
                  {site.prizes}
                </a>
              ) : (
                <a class="button quiet" href={pathOf("signUp", language)}>
                  {text.account}
                </a>
              )}
            </p>
            <p class={["phase", campaign.phase]}>{text.phases[campaign.phase]}</p>
          </div>
          <Ticket
            offered={!over}
            text={{ ticketLabel: text.ticketLabel, ticketFor: text.ticketFor, ticketHint: text.ticketHint }}
          />
        </div>
      </section>
      {!over && (
        <section class="steps" aria-labelledby="steps-heading">
          <h2 id="steps-heading">{text.stepsHeading}</h2>
          <ol>
            {text.steps.map((step) => (
              <li key={step.title}>
                <h3>{step.title}</h3>
                <p>{step.text}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
      {campaign.prizes.length > 0 && <PrizeList language={language} prizes={campaign.prizes} />}
      {campaign.dates && (
        <section class="facts">
          <div>
            <h2>{text.datesHeading}</h2>
            <dl>
              <dt>{text.opens}</dt>
              <dd>{campaign.dates.opens}</dd>
              <dt>{text.closes}</dt>
              <dd>{campaign.dates.closes}</dd>
              <dt>{text.claim}</dt>
              <dd>{campaign.dates.claim}</dd>
            </dl>
          </div>
          <div>
            <h2>{text.sealHeading}</h2>
            <p>
              {campaign.seed ? text.sealOpened : text.seal} <code>{campaign.seedHash}</code>
            </p>
            {campaign.seed && (
              <p>
                {text.seedPublished} <code>{campaign.seed}</code>
              </p>
            )}
          </div>
        </section>
      )}
    </>
  );
});

export const head = headOf(homeWords);
