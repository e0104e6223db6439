import { component$ } from "@builder.io/qwik";
import { Field } from "../components/field.tsx";
import type { Language } from "../i18n/pages.ts";
import { secondStepWords } from "./second-step.words.ts";

interface SecondStepProps {
  readonly language: Language;
  readonly action: string;
  readonly challenge: string;
  /** Beginning anew, with where it leads. */
  readonly startAgain: string;
  /** The id of what was just said about a code. */
  readonly describedBy: string | undefined;
}

/** The code after the password, or one off the sheet: two forms, so that each works without a script. */
export const SecondStep = component$<SecondStepProps>((props) => {
  const { language, action, challenge, describedBy } = props;
  const text = secondStepWords[language];
  return (
    <>
      <form class="form" method="post" action={action} aria-describedby={describedBy}>
        <input type="hidden" name="challenge" value={challenge} />
        <Field
          name="oneTimeCode"
          type="text"
          inputMode="numeric"
          autocomplete="one-time-code"
          label={text.code}
          hint={text.codeHint}
        />
        <button class="button" type="submit">
          {text.submit}
        </button>
      </form>
      <details class="lost-phone">
        <summary>{text.lost}</summary>
        <p class="soft">{text.lostText}</p>
        <form class="form" method="post" action={action}>
          <input type="hidden" name="challenge" value={challenge} />
          <Field
            name="recoveryCode"
            type="text"
            autocomplete="off"
            label={text.recoveryCode}
            hint={text.recoveryHint}
          />
          <button class="button quiet" type="submit">
            {text.submitRecovery}
          </button>
        </form>
      </details>
      <p class="aside">
        <a href={props.startAgain}>{text.startAgain}</a>
      </p>
    </>
  );
});
