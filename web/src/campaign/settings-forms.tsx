import type { CampaignStanding } from "../../../worker/campaigns/campaign-office.ts";
import { TypedField } from "../back-office/typed-field.tsx";
import type { Language } from "../i18n/pages.ts";
import { typedEuros } from "../stock/amounts.ts";
import { campaignWords } from "./campaign.words.ts";
import { DATE_FIELDS } from "./steps.ts";

interface SettingsFormProps {
  readonly language: Language;
  readonly standing: CampaignStanding;
  readonly action: string;
  /** What was typed, when it was refused. */
  readonly typed: FormData | undefined;
  readonly problems: Readonly<Record<string, string>>;
}

/** The three dates, in the campaign's own time. */
export function DatesForm({ language, standing, action, typed, problems }: SettingsFormProps) {
  const text = campaignWords[language].dates;
  return (
    <section class="desk-part" aria-labelledby="dates-heading">
      <h2 id="dates-heading">{text.heading}</h2>
      <p class="soft">{text.lead(standing.catalogue.timeZone)}</p>
      <form class="desk-form" method="post" action={action}>
        {DATE_FIELDS.map((field) => (
          <TypedField
            key={field}
            name={field}
            type="datetime-local"
            label={text.fields[field]}
            value={String(typed?.get(field) ?? standing.localDates[field])}
            problem={problems[field]}
          />
        ))}
        <button class="button" type="submit">
          {text.save}
        </button>
      </form>
    </section>
  );
}

/** What gives a ticket. */
export function RuleForm({ language, standing, action, typed, problems }: SettingsFormProps) {
  const text = campaignWords[language].rule;
  const { minimumCents, isRequired } = standing.catalogue.purchaseRule;
  const shown = typedEuros(minimumCents, language === "fr" ? "," : ".");
  return (
    <section class="desk-part" aria-labelledby="rule-heading">
      <h2 id="rule-heading">{text.heading}</h2>
      <p class="soft">{text.lead}</p>
      <form class="desk-form" method="post" action={action}>
        <TypedField
          name="minimum"
          label={text.minimum}
          hint={text.minimumHint}
          inputMode="decimal"
          value={String(typed?.get("minimum") ?? shown)}
          problem={problems["minimum"]}
        />
        <div class="desk-tick">
          <input
            id="isRequired"
            name="isRequired"
            type="checkbox"
            value="yes"
            checked={typed ? typed.has("isRequired") : isRequired}
            aria-describedby="isRequired-hint"
          />
          <label for="isRequired">{text.required}</label>
          <p class="hint" id="isRequired-hint">
            {text.requiredHint}
          </p>
        </div>
        <button class="button" type="submit">
          {text.save}
        </button>
      </form>
    </section>
  );
}
