import { component$ } from "@builder.io/qwik";
import { OPTIONAL_PURPOSES } from "../../../worker/consents/purposes.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { centreWords } from "./centre.words.ts";
import type { CentreView } from "./centre-view.ts";
import { BACK, CHOICE, fieldOf } from "./choice-form.ts";
import { noticeWords } from "./notice.words.ts";

interface ChoicePanelProps {
  readonly language: Language;
  readonly view: CentreView;
}

/** The visitor's choice: what it is, and the form that changes it. Nothing is marked that was not chosen. */
export const ChoicePanel = component$<ChoicePanelProps>(({ language, view }) => {
  const text = centreWords[language];
  const notice = noticeWords[language];
  const { given } = view;
  const described = view.result === "incomplete" ? "consent-notice" : undefined;
  return (
    <form class="choice" method="post" action={pathOf("cookies", language)} aria-describedby={described}>
      <input type="hidden" name={BACK} value={view.back} />
      {given ? (
        <dl class="choice-given">
          <div>
            <dt>{text.chosenOn}</dt>
            <dd>{given.on}</dd>
          </div>
          <div>
            <dt>{text.holdsUntil}</dt>
            <dd>{given.until}</dd>
          </div>
          <div>
            <dt>{text.proof}</dt>
            <dd>
              <code>{given.proof}</code>
            </dd>
          </div>
        </dl>
      ) : (
        <p>{text.notChosen}</p>
      )}
      {OPTIONAL_PURPOSES.map((purpose) => (
        <fieldset key={purpose} aria-describedby={`${purpose}-text`}>
          <legend>{notice.purposes[purpose].name}</legend>
          <p id={`${purpose}-text`}>
            {notice.purposes[purpose].text}
            {given && ` ${given.choices[purpose] ? text.accepted : text.refused}`}
          </p>
          <div class="answers">
            <label>
              <input
                type="radio"
                name={fieldOf(purpose)}
                value="no"
                required
                checked={given?.choices[purpose] === false}
              />
              {text.no}
            </label>
            <label>
              <input
                type="radio"
                name={fieldOf(purpose)}
                value="yes"
                required
                checked={given?.choices[purpose] === true}
              />
              {text.yes}
            </label>
          </div>
        </fieldset>
      ))}
      <p class="actions">
        <button class="button quiet" type="submit" name={CHOICE} value="each">
          {text.save}
        </button>
        <button class="button quiet" type="submit" name={CHOICE} value="refuse" formNoValidate>
          {text.refuseAll}
        </button>
        <button class="button quiet" type="submit" name={CHOICE} value="accept" formNoValidate>
          {text.acceptAll}
        </button>
      </p>
    </form>
  );
});
