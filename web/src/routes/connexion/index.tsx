import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, z, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../worker/http/errors.ts";
import { typedValue } from "../../account/form-value.ts";
import { signIn } from "../../account/sign-in.ts";
import { addressFor, destinationOf, offerSignIn } from "../../account/visitor.ts";
import { headOf } from "../../components/document-head.ts";
import { Field } from "../../components/field.tsx";
import { Notice } from "../../components/notice.tsx";
import { dictionaryAt } from "../../i18n/index.ts";

const TEXT = z.string().max(254); // what the fields let one type

export const useVisit = routeLoader$((event) => offerSignIn(event));

export const useSignIn = routeAction$(
  async ({ email, password }, event) => {
    const outcome = await signIn(event, email, password);
    if (outcome === "signed-in") throw event.redirect(303, addressFor(destinationOf(event.url), event.url));
    const code = outcome === "refused" ? "wrong-credentials" : "temporarily-unavailable";
    return event.fail(ERRORS[code].status, { unavailable: outcome === "unavailable" });
  },
  zod$({ email: TEXT, password: TEXT }),
);

export default component$(() => {
  const { url } = useLocation();
  const dictionary = dictionaryAt(url);
  const text = dictionary.signIn;
  const action = useSignIn();
  const visit = useVisit();
  const refused = action.value;
  return (
    <section class="page narrow">
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      {refused && (
        <Notice id="form-notice" kind="trouble">
          <p>{refused.unavailable ? dictionary.site.unavailable : text.refused}</p>
        </Notice>
      )}
      {!refused && url.searchParams.get("notice") === "registered" && (
        <Notice id="registered-notice" kind="neutral">
          <p>{text.afterRegistration}</p>
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
        action={`${action.actionPath}&next=${visit.value.next}`}
        aria-describedby={refused ? "form-notice" : undefined}
      >
        <Field
          name="email"
          type="email"
          autocomplete="username"
          label={dictionary.account.fields.email.label}
          value={typedValue(action.formData, "email")}
        />
        <Field
          name="password"
          type="password"
          autocomplete="current-password"
          label={dictionary.account.fields.password.label}
        />
        <button class="button" type="submit">
          {text.submit}
        </button>
      </form>
      <p class="aside">
        {text.noAccount}{" "}
        <a href={addressFor("signUp", url, { next: visit.value.next })}>{dictionary.site.signUp}</a>
      </p>
    </section>
  );
});

export const head = headOf("signIn");
