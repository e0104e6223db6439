import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, zod$ } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../worker/http/errors.ts";
import { accountWords } from "../../../account/account.words.ts";
import { ErrorSummary } from "../../../account/error-summary.tsx";
import { TEXT } from "../../../account/form-bounds.ts";
import { troublesOf } from "../../../account/problems.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { siteWords } from "../../../components/site.words.ts";
import { sessionToken } from "../../../http/cookies.ts";
import { languageAt, pathOf } from "../../../i18n/pages.ts";
import { PASSWORDS, PasswordForm } from "../../../profile/password-form.tsx";
import { noticeIn, ProfilePage } from "../../../profile/profile-page.tsx";
import { securityWords } from "../../../profile/security.words.ts";
import { SessionList } from "../../../profile/session-list.tsx";
import { backTo, withAccount } from "../../../profile/with-account.ts";

const REFUSALS = {
  "wrong-password": "wrong-password",
  invalid: "invalid-request",
  limited: "too-many-attempts",
} as const;

const NO_FIELDS: readonly string[] = [];

export const useSecurity = routeLoader$((event) =>
  withAccount(event, async (account, services) => ({
    email: account.email,
    // Players have none to speak of.
    secondFactor: account.role === "CLIENT" ? undefined : account.hasSecondFactor,
    sessions: await services.mySessions(account, sessionToken(event.cookie)),
  })),
);

export const useChangePassword = routeAction$(
  async (form, event) => {
    const token = sessionToken(event.cookie);
    const outcome = await withAccount(event, (account, services) =>
      services.changePassword(account, token, form),
    );
    if (outcome === "unavailable")
      return event.fail(ERRORS["temporarily-unavailable"].status, { why: outcome, fields: NO_FIELDS });
    if (outcome.kind === "changed") throw backTo(event, "security", "password-changed");
    const fields = outcome.kind === "invalid" ? outcome.problems.map(({ field }) => field) : NO_FIELDS;
    return event.fail(ERRORS[REFUSALS[outcome.kind]].status, {
      why: outcome.kind,
      fields: outcome.kind === "wrong-password" ? ["currentPassword"] : fields,
    });
  },
  zod$({ currentPassword: TEXT, newPassword: TEXT, confirmPassword: TEXT }),
);

export const useEndSession = routeAction$(
  async ({ sessionId }, event) => {
    const outcome = await withAccount(event, (account, services) => services.endSession(account, sessionId));
    if (outcome === "unavailable")
      return event.fail(ERRORS["temporarily-unavailable"].status, { why: outcome });
    throw backTo(event, "security", "session-ended");
  },
  zod$({ sessionId: TEXT }),
);

export const useEndOthers = routeAction$(async (_form, event) => {
  const token = sessionToken(event.cookie);
  const outcome = await withAccount(event, (account, services) => services.endOtherSessions(account, token));
  if (outcome === "unavailable")
    return event.fail(ERRORS["temporarily-unavailable"].status, { why: outcome });
  throw backTo(event, "security", "sessions-ended");
});

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = securityWords[language];
  const account = accountWords[language];
  const site = siteWords[language];
  const view = useSecurity().value;
  const change = useChangePassword();
  const end = useEndSession();
  const endOthers = useEndOthers();
  const refused = change.value;
  const hasFailed = Boolean(end.value ?? endOthers.value);
  const sentences = {
    "wrong-password": text.password.wrong,
    invalid: account.formProblem,
    limited: account.tooMany,
    unavailable: site.unavailable,
  };
  const isQuiet = Boolean(refused) || hasFailed || view === "unavailable";
  return (
    <ProfilePage heading={text.heading} notice={isQuiet ? undefined : noticeIn(url, text.notices)}>
      {refused && (
        <ErrorSummary
          id="form-notice"
          sentence={sentences[refused.why ?? "invalid"]}
          troubles={troublesOf(refused, PASSWORDS, language)}
        />
      )}
      {!refused && (hasFailed || view === "unavailable") && (
        <Notice id="security-notice" kind="trouble">
          <p>{site.unavailable}</p>
        </Notice>
      )}
      {view !== "unavailable" && (
        <>
          <section class="part" aria-labelledby="password-heading">
            <h2 id="password-heading">{text.password.heading}</h2>
            <p class="soft">{text.password.lead}</p>
            <PasswordForm
              language={language}
              action={change.actionPath}
              email={view.email}
              troubles={troublesOf(refused, PASSWORDS, language)}
            />
          </section>
          {view.secondFactor !== undefined && (
            <section class="part" aria-labelledby="second-factor-heading">
              <h2 id="second-factor-heading">{text.secondFactor.heading}</h2>
              <p class="soft">{text.secondFactor.lead}</p>
              <p>
                <span class={["proof", view.secondFactor ? "proved" : ""]}>
                  {view.secondFactor ? text.secondFactor.on : text.secondFactor.off}
                </span>
              </p>
              <p class="row">
                <a class="button quiet" href={pathOf("secondFactor", language)}>
                  {view.secondFactor ? text.secondFactor.manage : text.secondFactor.turnOn}
                </a>
              </p>
            </section>
          )}
          <section class="part" aria-labelledby="sessions-heading">
            <h2 id="sessions-heading">{text.sessions.heading}</h2>
            <p class="soft">{text.sessions.lead}</p>
            <SessionList
              language={language}
              sessions={view.sessions}
              endAction={end.actionPath}
              endOthersAction={endOthers.actionPath}
            />
          </section>
        </>
      )}
    </ProfilePage>
  );
});

export const head = headOf(securityWords);
