import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../worker/http/errors.ts";
import { accountWords } from "../../../account/account.words.ts";
import { ErrorSummary } from "../../../account/error-summary.tsx";
import { TEXT } from "../../../account/form-bounds.ts";
import { RevealPasswords } from "../../../account/reveal-passwords.tsx";
import { addressFor } from "../../../account/visitor.ts";
import { headOf } from "../../../components/document-head.ts";
import { Field } from "../../../components/field.tsx";
import { Notice } from "../../../components/notice.tsx";
import { siteWords } from "../../../components/site.words.ts";
import { dropCode, dropSession, keepArrival } from "../../../http/cookies.ts";
import { languageAt, pathOf } from "../../../i18n/pages.ts";
import { dropPlaying } from "../../../play/play-cookies.ts";
import { dropJustPlayed } from "../../../prizes/just-played.ts";
import { personalDataWords } from "../../../profile/personal-data.words.ts";
import { ProfilePage } from "../../../profile/profile-page.tsx";
import { unclaimedPrizes } from "../../../profile/unclaimed-prizes.ts";
import { withAccount } from "../../../profile/with-account.ts";

const REFUSALS = {
  "wrong-password": "wrong-password",
  "last-administrator": "last-administrator",
  limited: "too-many-attempts",
  unavailable: "temporarily-unavailable",
} as const;

export const useUnclaimed = routeLoader$((event) => withAccount(event, unclaimedPrizes));

export const useLeave = routeAction$(
  async ({ password }, event) => {
    const outcome = await withAccount(event, (account, services) => services.leave(account, password));
    const why = outcome === "unavailable" ? outcome : outcome.kind;
    if (why !== "deleted") return event.fail(ERRORS[REFUSALS[why]].status, { why });
    dropSession(event.cookie);
    dropCode(event.cookie);
    dropPlaying(event.cookie);
    dropJustPlayed(event.cookie); // it names the account that has just gone
    keepArrival(event.cookie, "deleted");
    throw event.redirect(303, addressFor("home", event.url));
  },
  zod$({ password: TEXT }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = personalDataWords[language];
  const account = accountWords[language];
  const site = siteWords[language];
  const unclaimed = useUnclaimed().value;
  const leave = useLeave();
  const refused = leave.value;
  const sentences = {
    "wrong-password": text.leaving.wrong,
    "last-administrator": text.leaving.lastAdministrator,
    limited: account.tooMany,
    unavailable: site.unavailable,
  };
  const isLimited = !refused && url.searchParams.get("notice") === "limited";
  return (
    <ProfilePage heading={text.heading} notice={undefined}>
      {refused && (
        <ErrorSummary
          id="form-notice"
          sentence={sentences[refused.why ?? "wrong-password"]}
          troubles={
            refused.why === "wrong-password"
              ? [{ name: "password", text: account.fields.currentPassword.problem }]
              : []
          }
        />
      )}
      {isLimited && (
        <Notice id="download-notice" kind="trouble">
          <p>{text.download.limited}</p>
        </Notice>
      )}
      <section class="part" aria-labelledby="download-heading">
        <h2 id="download-heading">{text.download.heading}</h2>
        <p class="soft">{text.download.text}</p>
        <p class="row">
          <a class="button quiet" href={pathOf("download", language)}>
            {text.download.action}
          </a>
        </p>
      </section>
      <section class="part" aria-labelledby="leaving-heading">
        <h2 id="leaving-heading">{text.leaving.heading}</h2>
        <p>{text.leaving.lead}</p>
        <ul class="losses">
          {text.leaving.lost.map((loss) => (
            <li key={loss}>{loss}</li>
          ))}
        </ul>
        {typeof unclaimed === "number" && unclaimed > 0 && (
          <p class="warning">{text.leaving.unclaimed(unclaimed)}</p>
        )}
        <p class="soft">{text.leaving.stays}</p>
        <form
          class="form"
          method="post"
          action={leave.actionPath}
          aria-describedby={refused ? "form-notice" : undefined}
        >
          <Field
            name="password"
            type="password"
            autocomplete="current-password"
            label={account.fields.password.label}
            problem={refused?.why === "wrong-password" ? account.fields.currentPassword.problem : undefined}
          />
          <RevealPasswords language={language} />
          <button class="button final" type="submit">
            {text.leaving.submit}
          </button>
        </form>
      </section>
    </ProfilePage>
  );
});

export const head = headOf(personalDataWords);
