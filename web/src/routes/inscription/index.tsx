import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, z, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../worker/http/errors.ts";
import { accountWords } from "../../account/account.words.ts";
import type { FieldName } from "../../account/field-name.ts";
import { typedValue } from "../../account/form-value.ts";
import { signUp } from "../../account/sign-in.ts";
import { signUpWords } from "../../account/sign-up.words.ts";
import { addressFor, destinationOf, offerSignIn } from "../../account/visitor.ts";
import { headOf } from "../../components/document-head.ts";
import { Field } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { siteWords } from "../../components/site.words.ts";
import { languageAt } from "../../i18n/pages.ts";

// Bounds only: what makes a good name or password is the service's rule, in one place.
const TEXT = z.string().max(254);

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
  function problemOf(name: FieldName): string | undefined {
    if (refused?.fieldErrors?.[name]) return account.tooLong;
    return refused?.fields?.includes(name) ? account.fields[name].problem : undefined;
  }
  return (
    <section class="page narrow">
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      {refused && (
        <Notice id="form-notice" kind="trouble">
          <p>{sentences[refused.why ?? "invalid"]}</p>
        </Notice>
      )}
      <form class="form" method="post" action={`${action.actionPath}&next=${next}`}>
        {FIELDS.map((field) => (
          <Field
            key={field.name}
            {...field}
            label={account.fields[field.name].label}
            hint={field.name === "password" ? account.passwordRules : undefined}
            value={field.type === "password" ? "" : typedValue(action.formData, field.name)}
            problem={problemOf(field.name)}
          />
        ))}
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
