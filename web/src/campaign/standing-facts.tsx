import type { CampaignStanding } from "../../../worker/campaigns/campaign-office.ts";
import { countText } from "../i18n/figures.ts";
import type { Language } from "../i18n/pages.ts";
import { campaignWords } from "./campaign.words.ts";

interface StandingFactsProps {
  readonly language: Language;
  readonly standing: CampaignStanding;
}

/** Where the campaign stands, in figures. */
export function StandingFacts({ language, standing }: StandingFactsProps) {
  const text = campaignWords[language];
  const { catalogue, played, unplayed, prizesLeft, missing, shardsBehind } = standing;
  const version = countText(catalogue.version, language);
  const figures = [
    ["tickets", catalogue.ticketCount],
    ["played", played],
    ["unplayed", unplayed],
    ["left", prizesLeft],
  ] as const;
  return (
    <>
      <p class="desk-standing">
        <strong>{catalogue.name}</strong>{" "}
        <span class={["desk-state", catalogue.state]}>{text.states[catalogue.state]}</span>
      </p>
      <dl class="desk-figures">
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{text.facts[name]}</dt>
            <dd>{countText(count, language)}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">
        {shardsBehind === 0
          ? text.settingsLevel(version)
          : text.settingsBehind(version, countText(shardsBehind, language))}
      </p>
      {missing > 0 && catalogue.state !== "archived" && (
        <p class="desk-warning">{text.shortage(countText(missing, language))}</p>
      )}
    </>
  );
}
