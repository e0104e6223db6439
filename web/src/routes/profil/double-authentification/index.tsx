import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, z, zod$ } from "@builder.io/qwik-city";
import { accountWords } from "../../../account/account.words.ts";
import { TEXT } from "../../../account/form-bounds.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { siteWords } from "../../../components/site.words.ts";
import { languageAt, pathOf } from "../../../i18n/pages.ts";
import { EnrolForm } from "../../../profile/enrol-form.tsx";
import { enrol, loadFactor, renewCodes, turnOff } from "../../../profile/factor-actions.ts";
import { FactorSettings } from "../../../profile/factor-settings.tsx";
import { ProfilePage } from "../../../profile/profile-page.tsx";
import { RecoveryCodes } from "../../../profile/recovery-codes.tsx";
import { secondFactorWords } from "../../../profile/second-factor.words.ts";

/** A sealed offer has some 150 characters. */
const SEALED_MAX_LENGTH = 512;

export const useFactor = routeLoader$((event) => loadFactor(event));

export const useEnrol = routeAction$(
  (form, event) => enrol(form, event),
  zod$({
    sealed: z.string().max(SEALED_MAX_LENGTH).default(""),
    currentPassword: TEXT,
    oneTimeCode: TEXT,
  }),
);
export const useRenewCodes = routeAction$(
  (form, event) => renewCodes(form, event),
  zod$({ oneTimeCode: TEXT }),
);
export const useTurnOff = routeAction$((form, event) => turnOff(form, event), zod$({ oneTimeCode: TEXT }));

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = secondFactorWords[language];
  const view = useFactor().value;
  const [enrolled, renewed, off] = [useEnrol(), useRenewCodes(), useTurnOff()];
  const codes = enrolled.value?.codes ?? renewed.value?.codes;
  const answered = enrolled.value ?? renewed.value ?? off.value;
  // A form too long for its bounds is refused before the service names a reason.
  const why =
    answered === undefined || codes !== undefined ? undefined : (answered.why ?? ("wrong-code" as const));
  const sentences = {
    ...text.refusals,
    limited: accountWords[language].tooMany,
    unavailable: siteWords[language].unavailable,
  };
  const trouble = view === "unavailable" ? "unavailable" : why;
  return (
    <ProfilePage heading={text.heading} notice={undefined}>
      {trouble !== undefined && (
        <Notice id="form-notice" kind="trouble">
          <p>{sentences[trouble]}</p>
        </Notice>
      )}
      {view !== "unavailable" && codes !== undefined && (
        <RecoveryCodes language={language} codes={codes} onward={view.onward} />
      )}
      {view !== "unavailable" && codes === undefined && view.state.kind === "off" && (
        <>
          {view.isRequired && trouble === undefined && (
            <Notice id="required-notice" kind="neutral">
              <p>{text.required}</p>
            </Notice>
          )}
          <p class="lead">{text.lead}</p>
          <EnrolForm
            language={language}
            action={withNext(enrolled.actionPath, url)}
            email={view.email}
            {...(enrolled.value?.offer ?? view.state.offer)}
            refused={why === "wrong-password" || why === "wrong-code" ? why : undefined}
          />
        </>
      )}
      {view !== "unavailable" && codes === undefined && view.state.kind === "on" && (
        <FactorSettings
          language={language}
          since={view.state.since}
          codesLeft={view.state.codesLeft}
          isRequired={view.isRequired}
          renewAction={withNext(renewed.actionPath, url)}
          offAction={withNext(off.actionPath, url)}
          refused={renewed.value ? "renew" : off.value ? "off" : undefined}
        />
      )}
      <p class="aside">
        <a href={pathOf("security", language)}>{text.back}</a>
      </p>
    </ProfilePage>
  );
});

/** Where whoever was led here is going stays in the address. */
function withNext(action: string, url: URL): string {
  const next = url.searchParams.get("next");
  return next === null ? action : `${action}&${new URLSearchParams({ next })}`;
}

export const head = headOf(secondFactorWords);
