import { component$, Slot } from "@builder.io/qwik";
import { routeLoader$ } from "@builder.io/qwik-city";
import { ArrivalNotice } from "../account/arrival-notice.tsx";
import { Frame } from "../components/frame.tsx";
import { sessionToken, takeArrival } from "../http/cookies.ts";

/** What has just happened elsewhere on the site, to be told here. */
export const useArrival = routeLoader$(({ cookie }) => takeArrival(cookie) ?? null);

/** Only whether a session cookie is there: pages that show something personal ask the services who it is. */
export const useVisitor = routeLoader$(({ cookie }) => ({ signedIn: Boolean(sessionToken(cookie)) }));

export default component$(() => {
  const visitor = useVisitor();
  const arrival = useArrival();
  return (
    <Frame signedIn={visitor.value.signedIn}>
      {arrival.value && <ArrivalNotice arrival={arrival.value} />}
      <Slot />
    </Frame>
  );
});
