import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../components/document-head.ts";
import { blankView, type CampaignView, viewOf } from "../home/campaign-view.ts";
import { PrizeList } from "../home/prize-list.tsx";
import { Ticket } from "../home/ticket.tsx";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { dictionaryOf } from "../i18n/index.ts";
import { languageAt, pathOf } from "../i18n/pages.ts";

export const useCampaign = routeLoader$(async (event): Promise<CampaignView> => {
  try {
    const campaign = await servicesOf(event).campaign();
    return campaign ? viewOf(campaign, languageAt(event.url.pathname), Date.now()) : blankView("unknown");
  } catch (error) {
    logTrouble("home", error);
    return blankView("unavailable");
  }
});

export default component$(() => {
  const campaign = useCampaign().value;
  const language = languageAt(useLocation().url.pathname);
  const text = dictionaryOf(language).home;
  return (
    <>
      <section class="hero">
        <div class="hero-inside">
          <div class="hero-words">
            <p class="eyebrow">{text.eyebrow}</p>
            <h1>{text.heading}</h1>
            <p class="hero-offer">{text.offer}</p>
            <p class="actions">
              <a class="button" href={pathOf("play", language)}>
                {text.start}
              </a>
              <a class="button quiet" href={pathOf("signUp", language)}>
                {text.account}
              </a>
            </p>
            <p class={["phase", campaign.phase]}>{text.phases[campaign.phase]}</p>
          </div>
          <Ticket
            text={{ ticketLabel: text.ticketLabel, ticketFor: text.ticketFor, ticketHint: text.ticketHint }}
          />
        </div>
      </section>
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
              {text.seal} <code>{campaign.seedHash}</code>
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

export const head = headOf("home");
