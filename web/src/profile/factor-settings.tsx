import { component$ } from "@builder.io/qwik";
import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { secondFactorWords } from "./second-factor.words.ts";

interface FactorSettingsProps {
  readonly language: Language;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly codesLeft: number;
  readonly isRequired: boolean;
  readonly renewAction: string;
  readonly offAction: string;
  /** The form that was refused. */
  readonly refused: "renew" | "off" | undefined;
}

/** So few that the next lost telephone may be one too many. */
const FEW_CODES = 3;

/** A second factor that is on: its codes, and turning it off. Each asks for a code. */
export const FactorSettings = component$<FactorSettingsProps>((props) => {
  const { language, since, codesLeft, isRequired, refused } = props;
  const text = secondFactorWords[language];
  return (
    <>
      <section class="part" aria-labelledby="on-heading">
        <h2 id="on-heading">{text.on.heading}</h2>
        <p>{text.on.since(formatDate(since, language, HOUSE_TIME_ZONE, true))}</p>
        <p class={codesLeft <= FEW_CODES ? "warning" : "soft"}>
          {text.on.left(codesLeft)}
          {codesLeft <= FEW_CODES && ` ${text.on.few}`}
        </p>
      </section>
      <section class="part" aria-labelledby="renew-heading">
        <h2 id="renew-heading">{text.renew.heading}</h2>
        <p class="soft">{text.renew.lead}</p>
        <CodeForm
          id="renew-code"
          language={language}
          action={props.renewAction}
          submit={text.renew.submit}
          look="quiet"
          isRefused={refused === "renew"}
        />
      </section>
      <section class="part" aria-labelledby="off-heading">
        <h2 id="off-heading">{text.off.heading}</h2>
        <p class="soft">{isRequired ? text.off.leadRequired : text.off.lead}</p>
        <CodeForm
          id="off-code"
          language={language}
          action={props.offAction}
          submit={text.off.submit}
          look="final"
          isRefused={refused === "off"}
        />
      </section>
    </>
  );
});

interface CodeFormProps {
  readonly id: string;
  readonly language: Language;
  readonly action: string;
  readonly submit: string;
  readonly look: "quiet" | "final";
  readonly isRefused: boolean;
}

/** One field for either kind of code, so its keyboard has letters too. */
const CodeForm = component$<CodeFormProps>(({ id, language, action, submit, look, isRefused }) => {
  const text = secondFactorWords[language];
  return (
    <form class="form" method="post" action={action}>
      <div class={["field", isRefused ? "refused" : ""]}>
        <label for={id}>{text.anyCode}</label>
        <p class="hint" id={`${id}-hint`}>
          {text.anyCodeHint}
        </p>
        <input
          id={id}
          name="oneTimeCode"
          type="text"
          autocomplete="one-time-code"
          required
          maxLength={64}
          autocapitalize="none"
          spellcheck={false}
          aria-describedby={isRefused ? `${id}-hint form-notice` : `${id}-hint`}
          aria-invalid={isRefused ? "true" : undefined}
        />
      </div>
      <button class={["button", look]} type="submit">
        {submit}
      </button>
    </form>
  );
});
