import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../worker/http/errors.ts";
import { accountWords } from "../../../account/account.words.ts";
import { verifyAddress } from "../../../account/recovery.ts";
import { verifyWords } from "../../../account/verify.words.ts";
import { addressFor } from "../../../account/visitor.ts";
import { headOf } from "../../../components/document-head.ts";
import { siteWords } from "../../../components/site.words.ts";
import { sessionToken } from "../../../http/cookies.ts";
import { languageAt } from "../../../i18n/pages.ts";

const STATUSES = {
  verified: 200,
  "invalid-link": ERRORS["invalid-link"].status,
  limited: ERRORS["too-many-attempts"].status,
  unavailable: ERRORS["temporarily-unavailable"].status,
} as const;

export const useVisit = routeLoader$(({ cookie }) => ({ signedIn: sessionToken(cookie) !== undefined }));

/** A press of the button: opening the link proves nothing, because mail scanners open links. A second time changes nothing. */
export const useVerify = routeAction$(async (_form, event) => {
  const outcome = await verifyAddress(event, event.params["token"] ?? "");
  event.status(STATUSES[outcome]);
  return { outcome };
});

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const verify = verifyWords[language];
  const account = accountWords[language];
  const site = siteWords[language];
  const { signedIn } = useVisit().value;
  const action = useVerify();
  const outcome = action.value?.outcome;
  if (outcome === undefined) {
    return (
      <section class="page narrow">
        <h1>{verify.ask.heading}</h1>
        <p class="lead">{verify.ask.text}</p>
        <form class="form" method="post" action={action.actionPath}>
          <button class="button" type="submit">
            {verify.ask.submit}
          </button>
        </form>
      </section>
    );
  }
  const sentences = {
    verified: verify.verified,
    "invalid-link": verify.invalid,
    limited: { heading: verify.invalid.heading, text: account.tooMany },
    unavailable: { heading: verify.invalid.heading, text: site.unavailable },
  };
  const next = signedIn ? "play" : "signIn";
  return (
    <section class="page narrow">
      <h1>{sentences[outcome].heading}</h1>
      <p class="lead">{sentences[outcome].text}</p>
      <p>
        <a class="button" href={addressFor(next, url)}>
          {site[next]}
        </a>
      </p>
    </section>
  );
});

export const head = headOf(verifyWords);
