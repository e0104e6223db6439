import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, z, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../worker/http/errors.ts";
import { accountWords } from "../../account/account.words.ts";
import { TEXT } from "../../account/form-bounds.ts";
import { typedValue } from "../../account/form-value.ts";
import { RevealPasswords } from "../../account/reveal-passwords.tsx";
import { SecondStep } from "../../account/second-step.tsx";
import { secondStepWords } from "../../account/second-step.words.ts";
import { finishSignIn, signIn } from "../../account/sign-in.ts";
import type { SignInText } from "../../account/sign-in.words.ts";
import { signInWords } from "../../account/sign-in.words.ts";
import {
  addressFor,
  destinationAddress,
  destinationOf,
  destinationQuery,
  offerSignIn,
} from "../../account/visitor.ts";
import { headOf } from "../../components/document-head.ts";
import { Field } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { siteWords } from "../../components/site.words.ts";
import { languageAt } from "../../i18n/pages.ts";

const REFUSALS = {
  refused: "wrong-credentials",
  "wrong-code": "wrong-second-factor",
  "challenge-over": "challenge-over",
  limited: "too-many-attempts",
  unavailable: "temporarily-unavailable",
} as const;

/** Ours have about 350 characters. */
const CHALLENGE_MAX_LENGTH = 1024;

export const useVisit = routeLoader$((event) => offerSignIn(event));

export const useSignIn = routeAction$(
  async ({ email, password }, event) => {
    const outcome = await signIn(event, email, password);
    if (outcome.kind === "signed-in") throw event.redirect(303, addressAfter(event.url, outcome));
    if (outcome.kind === "second-factor") return { challenge: outcome.challenge };
    return event.fail(ERRORS[REFUSALS[outcome.kind]].status, { why: outcome.kind });
  },
  zod$({ email: TEXT, password: TEXT }),
);

export const useSecondStep = routeAction$(
  async ({ challenge, oneTimeCode, recoveryCode }, event) => {
    const outcome = await finishSignIn(event, challenge, recoveryCode || oneTimeCode);
    if (outcome.kind === "signed-in") throw event.redirect(303, addressAfter(event.url, outcome));
    const goesOn = outcome.kind !== "challenge-over";
    return event.fail(ERRORS[REFUSALS[outcome.kind]].status, {
      why: outcome.kind,
      challenge: goesOn ? challenge : undefined,
    });
  },
  zod$({
    challenge: z.string().max(CHALLENGE_MAX_LENGTH).default(""),
    oneTimeCode: TEXT,
    recoveryCode: TEXT,
  }),
);

/** Where one goes on. Staff who have to set up a second factor do that first. */
function addressAfter(url: URL, { mustEnrol }: { readonly mustEnrol: boolean }): string {
  return mustEnrol ? addressFor("secondFactor", url, { next: destinationOf(url) }) : destinationAddress(url);
}

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = signInWords[language];
  const action = useSignIn();
  const visit = useVisit();
  const second = useSecondStep();
  const refused = second.value ?? (action.value?.why === undefined ? undefined : action.value);
  const challenge = second.value?.challenge ?? (second.value ? undefined : action.value?.challenge);
  const step = secondStepWords[language];
  const sentences = {
    refused: text.refused,
    "wrong-code": step.wrong,
    "challenge-over": step.over,
    limited: accountWords[language].tooMany,
    unavailable: siteWords[language].unavailable,
  };
  const notice = noticeOf(url.searchParams.get("notice"), text);
  const leadsOn = new URLSearchParams({ next: visit.value.next, ...destinationQuery(url) });
  return (
    <section class="page narrow">
      <h1>{challenge === undefined ? text.heading : step.heading}</h1>
      <p class="lead">{challenge === undefined ? text.lead : step.lead}</p>
      {refused && (
        <Notice id="form-notice" kind="trouble">
          <p>{sentences[refused.why ?? "refused"]}</p>
        </Notice>
      )}
      {challenge !== undefined && (
        <SecondStep
          language={language}
          action={`${second.actionPath}&${leadsOn}`}
          challenge={challenge}
          startAgain={`${addressFor("signIn", url)}?${leadsOn}`}
          describedBy={refused ? "form-notice" : undefined}
        />
      )}
      {challenge === undefined && (
        <>
          {!refused && notice && (
            <Notice id="arrival-notice" kind="neutral">
              <p>{notice}</p>
            </Notice>
          )}
          {visit.value.codeKept && (
            <Notice id="code-notice" kind="neutral">
              <p>{text.codeKept}</p>
            </Notice>
          )}
          <form
            class="form"
            method="post"
            action={`${action.actionPath}&${leadsOn}`}
            aria-describedby={refused ? "form-notice" : undefined}
          >
            <Field
              name="email"
              type="email"
              autocomplete="username"
              label={accountWords[language].fields.email.label}
              value={typedValue(action.formData, "email")}
            />
            <Field
              name="password"
              type="password"
              autocomplete="current-password"
              label={accountWords[language].fields.password.label}
            />
            <RevealPasswords language={language} />
            <button class="button" type="submit">
              {text.submit}
            </button>
          </form>
          <p class="aside">
            <a href={addressFor("forgotten", url)}>{text.forgotten}</a>
          </p>
          <p class="aside">
            {text.noAccount}{" "}
            <a href={addressFor("signUp", url, { next: visit.value.next })}>{siteWords[language].signUp}</a>
          </p>
        </>
      )}
    </section>
  );
});

/** The sentence for somebody who was sent here. */
function noticeOf(name: string | null, text: SignInText): string | undefined {
  if (name === "registered") return text.afterRegistration;
  return name === "reset" ? text.afterReset : undefined;
}

export const head = headOf(signInWords);
