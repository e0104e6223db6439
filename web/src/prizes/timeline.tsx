import { component$ } from "@builder.io/qwik";
import type { MyPrize } from "../../../worker/services.ts";
import { formatDate } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { type Standing, stepsOf } from "./claim.ts";
import { prizesWords } from "./prizes.words.ts";

interface TimelineProps {
  readonly prize: MyPrize;
  readonly standing: Standing;
  readonly language: Language;
}

/** The way of a prize, in words: what has been with its time, what is to come said to be so. */
export const Timeline = component$<TimelineProps>(({ prize, standing, language }) => {
  const text = prizesWords[language];
  const steps = stepsOf(prize);
  const last = steps.findLastIndex(({ at }) => at !== null);
  return (
    <ol class="timeline" aria-label={text.history}>
      {steps.map(({ name, at }, index) => (
        <li
          key={name}
          class={[name, at === null ? "to-come" : "done"]}
          aria-current={index === last ? "step" : undefined}
        >
          <span class="step">{text.steps[name]}</span>{" "}
          {at === null ? (
            <span class="soft">{standing === "expired" ? text.tooLate : text.toCome}</span>
          ) : (
            <time class="soft" dateTime={at}>
              {formatDate(at, language, prize.timeZone, true)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
});
