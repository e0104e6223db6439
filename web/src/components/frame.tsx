import { component$, Slot } from "@builder.io/qwik";
import { useLocation } from "@builder.io/qwik-city";
import { languageAt } from "../i18n/pages.ts";
import { Colophon } from "./colophon.tsx";
import { Masthead } from "./masthead.tsx";
import { siteWords } from "./site.words.ts";

/** Header, main and footer around every page. */
export const Frame = component$<{ readonly signedIn: boolean }>(({ signedIn }) => {
  const { pathname } = useLocation().url;
  return (
    <>
      <a class="skip" href="#content">
        {siteWords[languageAt(pathname)].skip}
      </a>
      <Slot name="banner" />
      <Masthead pathname={pathname} signedIn={signedIn} />
      <main id="content" tabIndex={-1}>
        <Slot />
      </main>
      <Colophon pathname={pathname} />
    </>
  );
});
