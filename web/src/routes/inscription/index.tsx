import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../worker/http/errors.ts";
import { accountWords } from "../../account/account.words.ts";
import { ErrorSummary } from "../../account/error-summary.tsx";
import type { FieldName } from "../../account/field-name.ts";
import { TEXT } from "../../account/form-bounds.ts";
import { typedValue } from "../../account/form-value.ts";
import { troublesOf, troubleWith } from "../../account/problems.ts";
import { RevealPasswords } from "../../account/reveal-passwords.tsx";
import { signUp } from "../../account/sign-in.ts";
import { signUpWords } from "../../account/sign-up.words.ts";
import { addressFor, destinationOf, offerSignIn } from "../../account/visitor.ts";
import { headOf } from "../../components/document-head.ts";
import { Field } from "../../components/field.tsx";
import { siteWords } from "../../components/site.words.ts";
import { languageAt, pathOf } from "../../i18n/pages.ts";

const NO_FIELDS: readonly FieldName[] = [];

export const useVisit = routeLoader$((event) => offerSignIn(event));

export const useSignUp = routeAction$(
  async (form, event) => {
    const outcome = await signUp(event, form);
    const next = destinationOf(event.url);
    switch (outcome.kind) {
      case "signed-in":
        throw event.redirect(303, addressFor(next, event.url));
      case "taken":
        throw event.redirect(303, addressFor("signIn", event.url, { next, notice: "registered" }));
      case "invalid":
        return event.fail(ERRORS["invalid-request"].status, { fields: outcome.fields, why: outcome.kind });
      case "limited":
        return event.fail(ERRORS["too-many-attempts"].status, { fields: NO_FIELDS, why: outcome.kind });
      case "unavailable":
        return event.fail(ERRORS["temporarily-unavailable"].status, { fields: NO_FIELDS, why: outcome.kind });
    }
  },
  zod$({ email: TEXT, password: TEXT, confirmPassword: TEXT, firstName: TEXT, lastName: TEXT }),
);

const FIELDS = [
  { name: "firstName", type: "text", autocomplete: "given-name" },
  { name: "lastName", type: "text", autocomplete: "family-name" },
  { name: "email", type: "email", autocomplete: "email" },
  { name: "password", type: "password", autocomplete: "new-password" },
  { name: "confirmPassword", type: "password", autocomplete: "new-password" },
] as const;
const ORDER: readonly FieldName[] = FIELDS.map(({ name }) => name);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const account = accountWords[language];
  const text = signUpWords[language];
  const site = siteWords[language];
  const action = useSignUp();
  const next = useVisit().value.next;
  const refused = action.value;
  const sentences = {
    invalid: account.formProblem,
    limited: account.tooMany,
    unavailable: site.unavailable,
  };
  const troubles = troublesOf(refused, ORDER, language);
  return (
    <section class="page narrow">
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      {refused && (
        <ErrorSummary id="form-notice" sentence={sentences[refused.why ?? "invalid"]} troubles={troubles} />
      )}
      <form class="form" method="post" action={`${action.actionPath}&next=${next}`}>
        {FIELDS.map((field) => (
          <Field
            key={field.name}
            {...field}
            label={account.fields[field.name].label}
            hint={field.name === "password" ? account.passwordRules : undefined}
            value={field.type === "password" ? "" : typedValue(action.formData, field.name)}
            problem={troubleWith(troubles, field.name)}
          />
        ))}
        <RevealPasswords language={language} />
        <p class="hint">
          {text.agreement.before}
          <a href={pathOf("terms", language)}>{text.agreement.terms}</a>
          {text.agreement.between}
          <a href={pathOf("privacy", language)}>{text.agreement.privacy}</a>
          {text.agreement.after}
        </p>
        <button class="button" type="submit">
          {text.submit}
        </button>
      </form>
      <p class="aside">
        {text.already} <a href={addressFor("signIn", url, { next })}>{site.signIn}</a>
      </p>
    </section>
  );
});

export const head = headOf(signUpWords);
