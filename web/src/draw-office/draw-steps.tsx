import type { OfficeDrawView, Readiness } from "../../../worker/draws/outcomes.ts";
import { Facts, factsOf } from "../grand-draw/facts.tsx";
import { formatCount, formatDate } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { type DrawOfficeText, drawOfficeWords } from "./draw-office.words.ts";
import { DrawStep } from "./draw-step.tsx";
import { FreezeStep } from "./freeze-step.tsx";
import { OrderForm } from "./order-form.tsx";
import { PlacesStep } from "./places-step.tsx";

interface DrawStepsProps {
  readonly language: Language;
  readonly view: OfficeDrawView;
  readonly action: string;
}

type StepState = "done" | "now" | "later";

/** The steps in their order: what each does, who does it, and its record once it is done. */
export function DrawSteps({ language, view, action }: DrawStepsProps) {
  const text = drawOfficeWords[language];
  const { campaign, readiness, settings, proof, places } = view;
  const { timeZone } = campaign;
  const isReady = readiness === null || readiness.kind === "ready";
  const result = proof?.result ?? null;
  const isConfirmed = places.some(({ state }) => state === "confirmed");
  const announcedAt = result?.announcedAt ?? null;
  const steps = { language, view, action };
  const states: readonly StepState[] = [
    isReady ? "done" : "now",
    proof ? "done" : isReady ? "now" : "later",
    result ? "done" : proof ? "now" : "later",
    isConfirmed ? "done" : result ? "now" : "later",
    announcedAt !== null ? "done" : isConfirmed ? "now" : "later",
  ];
  return (
    <section aria-labelledby="steps-heading">
      <h2 id="steps-heading" class="unseen">
        {text.stepsHeading}
      </h2>
      <ol class="draw-stages">
        <li class={states[0]}>
          <Head title={text.closeTitle} state={states[0]} text={text} />
          <p>{text.closeText}</p>
          <p class="draw-record">{readiness ? readinessText(readiness, text, language) : text.closed}</p>
        </li>
        <li class={states[1]}>
          <Head title={text.freezeTitle} state={states[1]} text={text} />
          <p>{text.freezeText}</p>
          <p class="soft">{text.who}</p>
          {campaign.grandPrize === null && <p class="draw-record">{text.noPrize}</p>}
          {states[1] === "now" && (campaign.grandPrize !== null || settings) && <FreezeStep {...steps} />}
          {proof && <Facts facts={factsOf({ ...proof, result: null }, language, timeZone)} />}
        </li>
        <li class={states[2]}>
          <Head title={text.drawTitle} state={states[2]} text={text} />
          <p>{text.drawText}</p>
          <p class="soft">{text.who}</p>
          {states[2] === "now" && <DrawStep {...steps} />}
          {proof?.result && (
            <Facts
              facts={factsOf(proof, language, timeZone).slice(
                factsOf({ ...proof, result: null }, language, timeZone).length,
              )}
            />
          )}
        </li>
        <li class={states[3]}>
          <Head title={text.placesTitle} state={states[3]} text={text} />
          <p>{text.placesText}</p>
          {result && <PlacesStep {...steps} />}
        </li>
        <li class={states[4]}>
          <Head title={text.announceTitle} state={states[4]} text={text} />
          <p>{text.announceText}</p>
          {states[4] === "now" && (
            <OrderForm
              order="announce"
              campaign={campaign.slug}
              action={action}
              label={text.announce}
              sure={text.announceSure}
            />
          )}
          {announcedAt !== null && (
            <p class="draw-record">{text.announced(formatDate(announcedAt, language, timeZone, true))}</p>
          )}
        </li>
      </ol>
    </section>
  );
}

interface HeadProps {
  readonly title: string;
  readonly state: StepState | undefined;
  readonly text: DrawOfficeText;
}

function Head({ title, state, text }: HeadProps) {
  return (
    <h3>
      {title} <span class="draw-mark">{text[state ?? "later"]}</span>
    </h3>
  );
}

function readinessText(readiness: Readiness, text: DrawOfficeText, language: Language): string {
  return readiness.kind === "wins-on-their-way"
    ? text.readiness[readiness.kind](formatCount(readiness.count, language))
    : text.readiness[readiness.kind];
}
