import { component$ } from "@builder.io/qwik";
import { RevealPasswords } from "../account/reveal-passwords.tsx";
import { Field } from "../components/field.tsx";
import type { Language } from "../i18n/pages.ts";
import { LinkQr } from "../sale/link-qr.tsx";
import { secondFactorWords } from "./second-factor.words.ts";

interface EnrolFormProps {
  readonly language: Language;
  readonly action: string;
  readonly email: string;
  readonly secret: string;
  readonly uri: string;
  readonly sealed: string;
  /** Which field was refused. */
  readonly refused: "wrong-password" | "wrong-code" | undefined;
}

/** As one reads it off the screen. */
function inGroups(secret: string): string {
  return secret.replace(/.{4}(?=.)/g, "$& ");
}

/** Three steps from no authenticator to one. */
export const EnrolForm = component$<EnrolFormProps>((props) => {
  const { language, refused } = props;
  const text = secondFactorWords[language];
  const { steps } = text;
  return (
    <ol class="enrol">
      <li>
        <h2>{steps.app}</h2>
        <p class="soft">{steps.appText}</p>
      </li>
      <li>
        <h2>{steps.scan}</h2>
        <p class="soft">{steps.scanText}</p>
        <div class="enrol-secret">
          <LinkQr link={props.uri} label={steps.qr} />
          <div>
            <p>{steps.byHand}</p>
            <p class="enrol-key">{inGroups(props.secret)}</p>
            <p>
              <a href={props.uri}>{steps.open}</a>
            </p>
          </div>
        </div>
      </li>
      <li>
        <h2>{steps.confirm}</h2>
        <p class="soft">{steps.confirmText}</p>
        <form class="form" method="post" action={props.action}>
          {/* Password managers know by it whose password and code these are. */}
          <input type="text" autocomplete="username" value={props.email} readOnly hidden />
          <input type="hidden" name="sealed" value={props.sealed} />
          <Field
            name="currentPassword"
            type="password"
            autocomplete="current-password"
            label={text.password}
            problem={refused === "wrong-password" ? text.refusals[refused] : undefined}
          />
          <RevealPasswords language={language} />
          <Field
            name="oneTimeCode"
            type="text"
            inputMode="numeric"
            autocomplete="one-time-code"
            label={text.code}
            hint={text.codeHint}
            problem={refused === "wrong-code" ? text.refusals[refused] : undefined}
          />
          <button class="button" type="submit">
            {text.turnOn}
          </button>
        </form>
      </li>
    </ol>
  );
});
