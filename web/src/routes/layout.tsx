import { component$, Slot } from "@builder.io/qwik";
import { routeLoader$ } from "@builder.io/qwik-city";
import { Frame } from "../components/frame.tsx";
import { sessionToken } from "../http/cookies.ts";

/** Only whether a session cookie is there: pages that show something personal ask the services who it is. */
export const useVisitor = routeLoader$(({ cookie }) => ({ signedIn: Boolean(sessionToken(cookie)) }));

export default component$(() => {
  const visitor = useVisitor();
  return (
    <Frame signedIn={visitor.value.signedIn}>
      <Slot />
    </Frame>
  );
});
