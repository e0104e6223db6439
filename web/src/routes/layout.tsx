import { component$, Slot } from "@builder.io/qwik";
import { routeLoader$ } from "@builder.io/qwik-city";
import { Frame } from "../components/frame.tsx";
import { consentOf } from "../consent/consent.ts";
import { ConsentBanner } from "../consent/consent-banner.tsx";
import { sessionToken } from "../http/cookies.ts";

/** Only whether a session cookie is there: pages that show something personal ask the services who it is. */
export const useVisitor = routeLoader$(({ cookie }) => ({ signedIn: Boolean(sessionToken(cookie)) }));

/** Whether the visitor still has to be asked about cookies. */
export const useConsentAsked = routeLoader$((event) => consentOf(event) === undefined);

export default component$(() => {
  const visitor = useVisitor();
  const asked = useConsentAsked();
  return (
    <Frame signedIn={visitor.value.signedIn}>
      <ConsentBanner q:slot="banner" isAsking={asked.value} />
      <Slot />
    </Frame>
  );
});
