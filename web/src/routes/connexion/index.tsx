import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../worker/http/errors.ts";
import { accountWords } from "../../account/account.words.ts";
import { TEXT } from "../../account/form-bounds.ts";
import { typedValue } from "../../account/form-value.ts";
import { RevealPasswords } from "../../account/reveal-passwords.tsx";
import { signIn } from "../../account/sign-in.ts";
import type { SignInText } from "../../account/sign-in.words.ts";
import { signInWords } from "../../account/sign-in.words.ts";
import { addressFor, destinationAddress, destinationQuery, offerSignIn } from "../../account/visitor.ts";
import { headOf } from "../../components/document-head.ts";
import { Field } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { siteWords } from "../../components/site.words.ts";
import { languageAt } from "../../i18n/pages.ts";

const REFUSALS = {
  refused: "wrong-credentials",
  limited: "too-many-attempts",
  unavailable: "temporarily-unavailable",
} as const;

export const useVisit = routeLoader$((event) => offerSignIn(event));

export const useSignIn = routeAction$(
  async ({ email, password }, event) => {
    const outcome = await signIn(event, email, password);
    if (outcome === "signed-in") throw event.redirect(303, destinationAddress(event.url));
    return event.fail(ERRORS[REFUSALS[outcome]].status, { why: outcome });
  },
  zod$({ email: TEXT, password: TEXT }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = signInWords[language];
  const action = useSignIn();
  const visit = useVisit();
  const refused = action.value;
  const sentences = {
    refused: text.refused,
    limited: accountWords[language].tooMany,
    unavailable: siteWords[language].unavailable,
  };
  const notice = noticeOf(url.searchParams.get("notice"), text);
  return (
    <section class="page narrow">
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      {refused && (
        <Notice id="form-notice" kind="trouble">
          <p>{sentences[refused.why ?? "refused"]}</p>
        </Notice>
      )}
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
        action={`${action.actionPath}&${new URLSearchParams({ next: visit.value.next, ...destinationQuery(url) })}`}
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
    </section>
  );
});

/** The sentence for somebody who was sent here. */
function noticeOf(name: string | null, text: SignInText): string | undefined {
  if (name === "registered") return text.afterRegistration;
  return name === "reset" ? text.afterReset : undefined;
}

export const head = headOf(signInWords);
