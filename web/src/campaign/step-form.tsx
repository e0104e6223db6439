import type { CampaignStanding } from "../../../worker/campaigns/campaign-office.ts";
import { countText } from "../i18n/figures.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { campaignWords } from "./campaign.words.ts";
import type { Step } from "./steps.ts";

interface StepFormProps {
  readonly language: Language;
  readonly step: Step;
  readonly standing: CampaignStanding;
  readonly action: string;
  /** Named in the address; null for the default campaign. */
  readonly campaign: string | null;
  /** Whether it was just refused for want of stock. */
  readonly isRefused: boolean;
}

/** What a step will do, and the button that does it. */
export function StepForm({ language, step, standing, action, campaign, isRefused }: StepFormProps) {
  const text = campaignWords[language];
  const { question, confirm } = text.steps[step];
  const isOpening = step === "open" || step === "resume";
  const missing = countText(standing.missing, language);
  const effects = text.effects[step](
    countText(standing.unplayed, language),
    countText(standing.prizesLeft, language),
  );
  const back = campaign === null ? "" : `?${new URLSearchParams({ campaign })}`;
  return (
    <section class={["desk-step", step]} aria-labelledby="step-heading">
      {/* biome-ignore lint/a11y/noAutofocus: what the step will do has to be read before its button */}
      <h2 id="step-heading" tabIndex={-1} autoFocus={!isRefused}>
        {question}
      </h2>
      <ul class="desk-effects">
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <form method="post" action={action}>
        <input type="hidden" name="step" value={step} />
        {isOpening && standing.missing > 0 && (
          <div class="desk-tick">
            <input id="runShort" name="runShort" type="checkbox" value="yes" />
            <label for="runShort">{text.runShort(missing)}</label>
          </div>
        )}
        <div class="actions">
          <button class={["button", step === "close" ? "grave" : ""]} type="submit">
            {confirm}
          </button>
          <a class="button quiet" href={pathOf("officeCampaign", language) + back}>
            {text.back}
          </a>
        </div>
      </form>
    </section>
  );
}
