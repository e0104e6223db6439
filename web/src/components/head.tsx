import { icons, manifests, themeColours } from "virtual:pictures";
import { component$, untrack, useServerData } from "@builder.io/qwik";
import { useDocumentHead, useLocation } from "@builder.io/qwik-city";
import { jsonLdScript } from "../found/json-ld-script.tsx";
import { pageLinks } from "../found/page-links.tsx";
import { usePublicOrigin } from "../found/public-origin.ts";
import { sharingTags } from "../found/sharing-tags.tsx";
import { structuredData } from "../found/structured-data.ts";
import { isIndexed, languageAt, pageAt } from "../i18n/pages.ts";

/** Everything a page says of itself to browsers, search engines and other sites. */
export const Head = component$(() => {
  const documentHead = useDocumentHead();
  const location = useLocation();
  // Read once: what is tracked, Qwik would carry into every page that listens, words and all, to draw it again.
  const { head, pathname } = untrack(() => ({
    head: {
      title: documentHead.title,
      meta: documentHead.meta.map(({ name, content }) => ({ name, content })),
    },
    pathname: location.url.pathname,
  }));
  const origin = usePublicOrigin();
  const nonce = useServerData<string>("nonce", "");
  const language = languageAt(pathname);
  const page = pageAt(pathname);
  const description = head.meta.find(({ name }) => name === "description")?.content ?? "";
  return (
    <>
      <title>{head.title}</title>
      {head.meta.map((meta) => (
        <meta key={meta.name} name={meta.name ?? ""} content={meta.content ?? ""} />
      ))}
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={themeColours.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={themeColours.dark} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="icon" href={icons.small} type="image/png" sizes="48x48" />
      <link rel="apple-touch-icon" href={icons.touch} />
      <link rel="manifest" href={manifests[language]} />
      {page !== undefined && pageLinks(origin, page, language)}
      {page !== undefined && isIndexed(page) ? (
        <>
          {sharingTags({ origin, page, language, title: head.title, description })}
          {jsonLdScript(structuredData(origin, page, language, head.title), nonce)}
        </>
      ) : (
        <meta name="robots" content="noindex" />
      )}
    </>
  );
});
