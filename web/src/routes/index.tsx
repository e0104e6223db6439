import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../components/document-head.ts";
import { blankView, type CampaignView, viewOf } from "../home/campaign-view.ts";
import { FairnessNote } from "../home/fairness-note.tsx";
import { GrandPrize } from "../home/grand-prize.tsx";
import { Hero } from "../home/hero.tsx";
import { homeWords } from "../home/home.words.ts";
import { Practical } from "../home/practical.tsx";
import { PrizeList } from "../home/prize-list.tsx";
import { Questions } from "../home/questions.tsx";
import { Steps } from "../home/steps.tsx";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { languageAt } from "../i18n/pages.ts";
import { useVisitor } from "./layout.tsx";

export const useCampaign = routeLoader$(async (event): Promise<CampaignView> => {
  const language = languageAt(event.url.pathname);
  try {
    const campaign = await servicesOf(event).campaign();
    return campaign ? viewOf(campaign, language, Date.now()) : blankView("unknown", language);
  } catch (error) {
    logTrouble("home", error);
    return blankView("unavailable", language);
  }
});

export default component$(() => {
  const { signedIn } = useVisitor().value;
  const campaign = useCampaign().value;
  const language = languageAt(useLocation().url.pathname);
  const over = campaign.phase === "over";
  return (
    <>
      <Hero language={language} campaign={campaign} signedIn={signedIn} />
      {!over && <Steps language={language} minimum={campaign.minimum} />}
      {campaign.prizes.length > 0 && <PrizeList language={language} prizes={campaign.prizes} />}
      {campaign.grandPrize && <GrandPrize language={language} over={over} prize={campaign.grandPrize} />}
      <Practical language={language} over={over} dates={campaign.dates} />
      <FairnessNote language={language} isSeedPublished={campaign.isSeedPublished} />
      <Questions language={language} claim={campaign.dates?.claim} />
    </>
  );
});

export const head = headOf(homeWords);
