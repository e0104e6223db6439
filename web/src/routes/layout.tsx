import { component$, Slot } from "@builder.io/qwik";
import { routeAction$, routeLoader$, z, zod$ } from "@builder.io/qwik-city";
import { ArrivalNotice } from "../account/arrival-notice.tsx";
import { TEXT } from "../account/form-bounds.ts";
import { visitorOf } from "../account/visitor.ts";
import { StaffFrame } from "../back-office/staff-frame.tsx";
import { Frame } from "../components/frame.tsx";
import { consentOf } from "../consent/consent.ts";
import { ConsentBanner } from "../consent/consent-banner.tsx";
import { sessionToken, takeArrival } from "../http/cookies.ts";
import { logTrouble } from "../http/platform.ts";
import { audienceOf, pageAt } from "../i18n/pages.ts";
import { loadSavedViews, removeView, saveView } from "../tables/saved-view-forms.ts";

/** What has just happened elsewhere on the site, to be told here. */
export const useArrival = routeLoader$(({ cookie }) => takeArrival(cookie) ?? null);

/**
 * Whether somebody is signed in, for the header. Asked on every page, for a cookie outlives its session when that was
 * ended elsewhere; without a cookie it costs nothing. While nobody can say, the cookie is believed.
 */
export const useVisitor = routeLoader$(async (event) => {
  try {
    return { signedIn: (await visitorOf(event)) !== undefined };
  } catch (error) {
    logTrouble("header", error);
    return { signedIn: sessionToken(event.cookie) !== undefined };
  }
});

/** Who of the staff is on a page of theirs; null on every other page. */
export const useStaff = routeLoader$(({ platform, url }) => {
  const page = pageAt(url.pathname);
  const staff = page !== undefined && audienceOf(page) !== "anybody" ? platform.counter?.staff : undefined;
  return staff ? { name: staff.firstName, isAdministrator: staff.role === "ADMIN" } : null;
});

/** The views that whoever is on a page of staff has saved; none on any other page. */
export const useSavedViews = routeLoader$((event) => loadSavedViews(event));

/** Every filter of a table at its longest, as the service bounds it. */
const VIEW_QUERY_MAX = 2_000;

export const useSaveView = routeAction$(
  (form, event) => saveView(form, event),
  zod$({ table: TEXT, title: TEXT, query: z.string().max(VIEW_QUERY_MAX).default("") }),
);

export const useRemoveView = routeAction$((form, event) => removeView(form, event), zod$({ id: TEXT }));

/** Whether the visitor still has to be asked about cookies. */
export const useConsentAsked = routeLoader$((event) => consentOf(event) === undefined);

export default component$(() => {
  const visitor = useVisitor();
  const arrival = useArrival();
  const asked = useConsentAsked();
  const staff = useStaff().value;
  if (staff)
    return (
      <StaffFrame name={staff.name} isAdministrator={staff.isAdministrator}>
        <Slot />
      </StaffFrame>
    );
  return (
    <Frame signedIn={visitor.value.signedIn}>
      <ConsentBanner q:slot="banner" isAsking={asked.value} />
      {arrival.value && <ArrivalNotice arrival={arrival.value} />}
      <Slot />
    </Frame>
  );
});
