import { component$ } from "@builder.io/qwik";
import { routeAction$, useLocation, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../worker/http/errors.ts";
import { accountWords } from "../../../account/account.words.ts";
import { ErrorSummary } from "../../../account/error-summary.tsx";
import { TEXT } from "../../../account/form-bounds.ts";
import { troublesOf, troubleWith } from "../../../account/problems.ts";
import { acceptInvitation } from "../../../account/recovery.ts";
import { RevealPasswords } from "../../../account/reveal-passwords.tsx";
import { addressFor } from "../../../account/visitor.ts";
import { headOf } from "../../../components/document-head.ts";
import { Field } from "../../../components/field.tsx";
import { siteWords } from "../../../components/site.words.ts";
import { dropSession } from "../../../http/cookies.ts";
import { languageAt } from "../../../i18n/pages.ts";
import { invitationWords } from "../../../people/invitation.words.ts";

const REFUSALS = {
  invalid: "invalid-request",
  "invalid-link": "invalid-link",
  limited: "too-many-attempts",
  unavailable: "temporarily-unavailable",
} as const;

export const useInvitation = routeAction$(
  async ({ password, confirmPassword }, event) => {
    const token = event.params["token"] ?? "";
    const outcome = await acceptInvitation(event, { token, password, confirmPassword });
    if (outcome.kind === "reset") {
      dropSession(event.cookie); // somebody else's, on a till that several share
      throw event.redirect(303, addressFor("signIn", event.url, { notice: "reset", next: "counter" }));
    }
    const fields = outcome.kind === "invalid" ? outcome.fields : [];
    return event.fail(ERRORS[REFUSALS[outcome.kind]].status, { why: outcome.kind, fields });
  },
  zod$({ password: TEXT, confirmPassword: TEXT }),
);

const FIELDS = ["password", "confirmPassword"] as const;

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const account = accountWords[language];
  const text = invitationWords[language];
  const action = useInvitation();
  const refused = action.value;
  const troubles = troublesOf(refused, FIELDS, language);
  const sentences = {
    invalid: account.formProblem,
    "invalid-link": text.invalidLink,
    limited: account.tooMany,
    unavailable: siteWords[language].unavailable,
  };
  return (
    <section class="page narrow">
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      {refused && (
        <ErrorSummary id="form-notice" sentence={sentences[refused.why ?? "invalid"]} troubles={troubles} />
      )}
      <form class="form" method="post" action={action.actionPath}>
        {FIELDS.map((name) => (
          <Field
            key={name}
            name={name}
            type="password"
            autocomplete="new-password"
            label={account.fields[name].label}
            hint={name === "password" ? account.passwordRules : undefined}
            problem={troubleWith(troubles, name)}
          />
        ))}
        <RevealPasswords language={language} />
        <button class="button" type="submit">
          {text.submit}
        </button>
      </form>
    </section>
  );
});

export const head = headOf(invitationWords);
