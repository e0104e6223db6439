import { LANGUAGES, type Language, type PageName, pathOf } from "../i18n/pages.ts";

/**
 * The page's one address in each language: never with its query or a link's token. A plain function, as all parts of
 * the head are: components would be carried into every page that listens.
 */
export function pageLinks(origin: string, page: PageName, language: Language) {
  return (
    <>
      <link rel="canonical" href={origin + pathOf(page, language)} />
      {LANGUAGES.map((other) => (
        <link key={other} rel="alternate" hreflang={other} href={origin + pathOf(page, other)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={origin + pathOf(page, "fr")} />
    </>
  );
}
