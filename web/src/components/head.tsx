import { component$, useServerData } from "@builder.io/qwik";
import { useDocumentHead, useLocation } from "@builder.io/qwik-city";
import { isIndexed, LANGUAGES, languageAt, pageAt, pathOf } from "../i18n/pages.ts";

/** Title, description, and the page's one address in each language: never with its query or a link's token. */
export const Head = component$(() => {
  const head = useDocumentHead();
  const { pathname } = useLocation().url;
  // Not from useLocation: that believes X-Forwarded-Host.
  const origin = useServerData<string>("origin", "");
  const page = pageAt(pathname);
  return (
    <>
      <title>{head.title}</title>
      {head.meta.map((meta) => (
        <meta key={meta.name} name={meta.name ?? ""} content={meta.content ?? ""} />
      ))}
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f4f6ef" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0d1613" />
      {(page === undefined || !isIndexed(page)) && <meta name="robots" content="noindex" />}
      {page !== undefined && <link rel="canonical" href={origin + pathOf(page, languageAt(pathname))} />}
      {page !== undefined &&
        LANGUAGES.map((language) => (
          <link key={language} rel="alternate" hreflang={language} href={origin + pathOf(page, language)} />
        ))}
      {page !== undefined && <link rel="alternate" hreflang="x-default" href={origin + pathOf(page, "fr")} />}
    </>
  );
});
