import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, z, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../worker/http/errors.ts";
import { historyLink } from "../../../audit/history-link.tsx";
import { FormTrouble } from "../../../back-office/form-trouble.tsx";
import { actionFor, campaignIn, onTo, withOffice } from "../../../back-office/office-answers.ts";
import { campaignWords } from "../../../campaign/campaign.words.ts";
import { DatesForm, RuleForm } from "../../../campaign/settings-forms.tsx";
import { StandingFacts } from "../../../campaign/standing-facts.tsx";
import { StepForm } from "../../../campaign/step-form.tsx";
import { STATE_AFTER, STEPS, type Step, stepIn, stepsFrom } from "../../../campaign/steps.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { siteWords } from "../../../components/site.words.ts";
import { type Language, languageAt, pathOf } from "../../../i18n/pages.ts";
import { noticeIn } from "../../../profile/profile-page.tsx";
import { centsIn } from "../../../stock/amounts.ts";

/** As long as `2026-11-22T18:30`, seconds and a few more allowed: what is no time is told so. */
const TYPED_TIME = z.string().max(30).default("");
const REFUSED = ERRORS["invalid-request"].status;
const UNAVAILABLE = ERRORS["temporarily-unavailable"].status;

export const useStanding = routeLoader$((event) =>
  withOffice(event, async ({ campaigns }) => {
    const outcome = await campaigns.standing(campaignIn(event.url));
    if (outcome.kind === "no-campaign") event.status(ERRORS["not-found"].status);
    return outcome;
  }),
);

export const useStep = routeAction$(
  async ({ step, runShort }, event) => {
    const campaign = campaignIn(event.url);
    const outcome = await withOffice(event, ({ campaigns }) =>
      campaigns.changeState(campaign, STATE_AFTER[step], runShort === "yes"),
    );
    if (outcome === "unavailable") return event.fail(UNAVAILABLE, { why: outcome, step });
    if (outcome.kind === "changed") throw onTo(event, "officeCampaign", { campaign, notice: step });
    return event.fail(REFUSED, { why: outcome.kind, step });
  },
  zod$({ step: z.enum(STEPS), runShort: z.string().max(3).optional() }),
);

export const useDates = routeAction$(
  async (typed, event) => {
    const campaign = campaignIn(event.url);
    const outcome = await withOffice(event, ({ campaigns }) => campaigns.changeDates(campaign, typed));
    if (outcome === "unavailable") return event.fail(UNAVAILABLE, { why: outcome, field: null });
    switch (outcome.kind) {
      case "changed":
        throw onTo(event, "officeCampaign", { campaign, notice: "dates" });
      case "invalid":
        return event.fail(REFUSED, { why: outcome.why, field: outcome.field });
      case "not-in-order":
        return event.fail(REFUSED, { why: outcome.kind, field: "closesAt" as const });
      case "closed":
      case "no-campaign":
        return event.fail(REFUSED, { why: outcome.kind, field: null });
    }
  },
  zod$({ opensAt: TYPED_TIME, closesAt: TYPED_TIME, claimUntil: TYPED_TIME }),
);

export const useRule = routeAction$(
  async ({ minimum, isRequired }, event) => {
    const campaign = campaignIn(event.url);
    const minimumCents = centsIn(minimum);
    if (minimumCents === undefined) return event.fail(REFUSED, { why: "amount" as const });
    const rule = { minimumCents, isRequired: isRequired === "yes" };
    const outcome = await withOffice(event, ({ campaigns }) => campaigns.changePurchaseRule(campaign, rule));
    if (outcome === "unavailable") return event.fail(UNAVAILABLE, { why: outcome });
    if (outcome.kind === "changed") throw onTo(event, "officeCampaign", { campaign, notice: "rule" });
    return event.fail(REFUSED, { why: outcome.kind === "invalid" ? ("amount" as const) : outcome.kind });
  },
  zod$({ minimum: z.string().max(20).default(""), isRequired: z.string().max(3).optional() }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = campaignWords[language];
  const site = siteWords[language];
  const read = useStanding().value;
  const step = useStep();
  const dates = useDates();
  const rule = useRule();
  if (read === "unavailable" || read.kind === "no-campaign")
    return (
      <section class="page desk-page">
        <h1>{text.heading}</h1>
        <Notice id="campaign-notice" kind="trouble">
          <p>{read === "unavailable" ? site.unavailable : text.notFound}</p>
        </Notice>
      </section>
    );
  const { standing } = read;
  const { catalogue } = standing;
  const campaign = campaignIn(url);
  const kept = { campaign };
  const asked = stepIn(step.value?.step ?? url.searchParams.get("change"), catalogue.state);
  const why = step.value?.why ?? dates.value?.why ?? rule.value?.why;
  const field = dates.value?.field ?? (rule.value?.why === "amount" ? "minimum" : null);
  const sentences: Readonly<Record<string, string>> = {
    ...text.problems,
    unavailable: site.unavailable,
    "no-campaign": text.notFound,
    "short-of-stock": text.runShortNeeded,
  };
  const sentence = why && (sentences[why] ?? text.problems.form);
  const notice = why ? undefined : noticeIn(url, text.notices);
  const isOver = catalogue.state === "closed" || catalogue.state === "archived";
  const settings = { language, standing, problems: field && sentence ? { [field]: sentence } : {} };
  return (
    <section class="page desk-page">
      <h1>{text.heading}</h1>
      {sentence && (
        <FormTrouble sentence={field ? text.problems.form : sentence} problems={settings.problems} />
      )}
      {notice && (
        <Notice id="campaign-notice" kind="neutral" focused>
          <p>{notice}</p>
        </Notice>
      )}
      <StandingFacts language={language} standing={standing} />
      {asked ? (
        <StepForm
          language={language}
          step={asked}
          standing={standing}
          action={actionFor(step.actionPath, kept)}
          campaign={campaign}
          isRefused={step.value !== undefined}
        />
      ) : (
        <>
          <section class="desk-part" aria-labelledby="state-heading">
            <h2 id="state-heading">{text.stateHeading}</h2>
            <div class="actions">
              {stepsFrom(catalogue.state).map((name) => (
                <a
                  key={name}
                  class={["button", name === "close" ? "quiet grave" : "quiet"]}
                  href={stepAddress(language, campaign, name)}
                >
                  {text.steps[name].label}
                </a>
              ))}
            </div>
            {stepsFrom(catalogue.state).length === 0 && <p>{text.nothingMore}</p>}
            <p>{historyLink("campaign", catalogue.slug, language)}</p>
          </section>
          {isOver ? (
            <p class="soft">{text.dates.closed}</p>
          ) : (
            <div class="desk-columns">
              <DatesForm
                {...settings}
                action={actionFor(dates.actionPath, kept)}
                typed={dates.value ? dates.formData : undefined}
              />
              <RuleForm
                {...settings}
                action={actionFor(rule.actionPath, kept)}
                typed={rule.value ? rule.formData : undefined}
              />
            </div>
          )}
        </>
      )}
    </section>
  );
});

/** The page of a step, which says what it will do. */
function stepAddress(language: Language, campaign: string | null, step: Step): string {
  const search = new URLSearchParams({ ...(campaign && { campaign }), change: step });
  return `${pathOf("officeCampaign", language)}?${search}`;
}

export const head = headOf(campaignWords);
