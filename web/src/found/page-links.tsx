import { component$ } from "@builder.io/qwik";
import { LANGUAGES, type Language, type PageName, pathOf } from "../i18n/pages.ts";
import { usePublicOrigin } from "./public-origin.ts";

interface PageLinksProps {
  readonly page: PageName;
  readonly language: Language;
}

/** The page's one address in each language: never with its query or a link's token. */
export const PageLinks = component$<PageLinksProps>(({ page, language }) => {
  const origin = usePublicOrigin();
  return (
    <>
      <link rel="canonical" href={origin + pathOf(page, language)} />
      {LANGUAGES.map((other) => (
        <link key={other} rel="alternate" hreflang={other} href={origin + pathOf(page, other)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={origin + pathOf(page, "fr")} />
    </>
  );
});
