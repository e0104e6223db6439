import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../worker/http/errors.ts";
import { accountWords } from "../../account/account.words.ts";
import { ErrorSummary } from "../../account/error-summary.tsx";
import { TEXT } from "../../account/form-bounds.ts";
import { troublesOf } from "../../account/problems.ts";
import { headOf } from "../../components/document-head.ts";
import { Notice } from "../../components/notice.tsx";
import { siteWords } from "../../components/site.words.ts";
import { languageAt } from "../../i18n/pages.ts";
import { DETAILS, DetailsForm } from "../../profile/details-form.tsx";
import { profileWords } from "../../profile/profile.words.ts";
import { noticeIn, ProfilePage } from "../../profile/profile-page.tsx";
import { backTo, goneFrom, withAccount } from "../../profile/with-account.ts";

const NO_FIELDS: readonly string[] = [];

export const useProfile = routeLoader$((event) =>
  withAccount(event, async (account, services) => {
    const profile = await services.profile(account);
    if (!profile) throw goneFrom(event);
    return profile;
  }),
);

export const useSave = routeAction$(
  async (form, event) => {
    const outcome = await withAccount(event, (account, services) => services.updateProfile(account, form));
    if (outcome === "unavailable")
      return event.fail(ERRORS["temporarily-unavailable"].status, { why: outcome, fields: NO_FIELDS });
    switch (outcome.kind) {
      case "updated":
        throw backTo(event, "profile", "saved");
      case "gone":
        throw goneFrom(event);
      case "invalid":
        return event.fail(ERRORS["invalid-request"].status, {
          why: outcome.kind,
          fields: outcome.problems.map(({ field }) => field),
        });
    }
  },
  zod$({ firstName: TEXT, lastName: TEXT, phone: TEXT, address: TEXT, postalCode: TEXT, city: TEXT }),
);

/** The same sentence whether a mail left or not. */
export const useResend = routeAction$(async (_form, event) => {
  const outcome = await withAccount(event, (account, services) => services.resendVerification(account));
  if (outcome === "unavailable")
    return event.fail(ERRORS["temporarily-unavailable"].status, { why: outcome });
  throw backTo(event, "profile", "sent");
});

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = profileWords[language];
  const site = siteWords[language];
  const profile = useProfile().value;
  const save = useSave();
  const resend = useResend();
  const refused = save.value;
  const troubles = troublesOf(refused, DETAILS, language);
  const sentences = { invalid: accountWords[language].formProblem, unavailable: site.unavailable };
  if (profile === "unavailable")
    return (
      <ProfilePage heading={text.heading} notice={undefined}>
        <Notice id="profile-notice" kind="trouble">
          <p>{site.unavailable}</p>
        </Notice>
      </ProfilePage>
    );
  const isRefused = Boolean(refused ?? resend.value);
  return (
    <ProfilePage heading={text.heading} notice={isRefused ? undefined : noticeIn(url, text.notices)}>
      {refused && (
        <ErrorSummary id="form-notice" sentence={sentences[refused.why ?? "invalid"]} troubles={troubles} />
      )}
      {resend.value && <ErrorSummary id="resend-notice" sentence={site.unavailable} troubles={[]} />}
      <section class="part" aria-labelledby="address-heading">
        <h2 id="address-heading">{text.address.heading}</h2>
        <p class="stated">{profile.email}</p>
        <p class={["proof", profile.isVerified ? "proved" : ""]}>
          {profile.isVerified ? text.address.proved : text.address.unproved}
        </p>
        {!profile.isVerified && (
          <>
            <p class="soft">{text.address.unprovedHint}</p>
            <form class="row" method="post" action={resend.actionPath}>
              <button class="button quiet" type="submit">
                {text.address.resend}
              </button>
            </form>
          </>
        )}
      </section>
      <section class="part" aria-labelledby="details-heading">
        <h2 id="details-heading">{text.details.heading}</h2>
        <p class="soft">{text.details.lead}</p>
        <DetailsForm
          language={language}
          action={save.actionPath}
          profile={profile}
          typed={refused ? save.formData : undefined}
          troubles={troubles}
        />
      </section>
    </ProfilePage>
  );
});

export const head = headOf(profileWords);
