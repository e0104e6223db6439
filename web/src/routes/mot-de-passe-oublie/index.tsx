import { component$ } from "@builder.io/qwik";
import { routeAction$, useLocation, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../worker/http/errors.ts";
import { accountWords } from "../../account/account.words.ts";
import { ErrorSummary } from "../../account/error-summary.tsx";
import { forgottenWords } from "../../account/forgotten.words.ts";
import { TEXT } from "../../account/form-bounds.ts";
import { typedValue } from "../../account/form-value.ts";
import { troublesOf, troubleWith } from "../../account/problems.ts";
import { askForLink } from "../../account/recovery.ts";
import { addressFor } from "../../account/visitor.ts";
import { headOf } from "../../components/document-head.ts";
import { Field } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { siteWords } from "../../components/site.words.ts";
import { languageAt } from "../../i18n/pages.ts";

const REFUSALS = {
  invalid: "invalid-request",
  limited: "too-many-attempts",
  unavailable: "temporarily-unavailable",
} as const;

export const useAskForLink = routeAction$(
  async ({ email }, event) => {
    const outcome = await askForLink(event, email);
    if (outcome === "taken")
      throw event.redirect(303, addressFor("forgotten", event.url, { notice: "sent" }));
    const fields = outcome === "invalid" ? ["email"] : [];
    return event.fail(ERRORS[REFUSALS[outcome]].status, { why: outcome, fields });
  },
  zod$({ email: TEXT }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const account = accountWords[language];
  const text = forgottenWords[language];
  const site = siteWords[language];
  const action = useAskForLink();
  const refused = action.value;
  const troubles = troublesOf(refused, ["email"], language);
  const sentences = { invalid: account.formProblem, limited: account.tooMany, unavailable: site.unavailable };
  return (
    <section class="page narrow">
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      {refused && (
        <ErrorSummary id="form-notice" sentence={sentences[refused.why ?? "invalid"]} troubles={troubles} />
      )}
      {!refused && url.searchParams.get("notice") === "sent" && (
        <Notice id="sent-notice" kind="neutral" focused>
          <p>{text.sent}</p>
        </Notice>
      )}
      <form class="form" method="post" action={action.actionPath}>
        <Field
          name="email"
          type="email"
          autocomplete="username"
          label={account.fields.email.label}
          value={typedValue(action.formData, "email")}
          problem={troubleWith(troubles, "email")}
        />
        <button class="button" type="submit">
          {text.submit}
        </button>
      </form>
      <p class="aside">
        <a href={addressFor("signIn", url)}>{site.signIn}</a>
      </p>
    </section>
  );
});

export const head = headOf(forgottenWords);
