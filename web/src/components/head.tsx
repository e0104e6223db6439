import { icons, manifests, themeColours } from "virtual:pictures";
import { component$, Fragment } from "@builder.io/qwik";
import { useDocumentHead, useLocation } from "@builder.io/qwik-city";
import { PageLinks } from "../found/page-links.tsx";
import { SharingTags } from "../found/sharing-tags.tsx";
import { StructuredData } from "../found/structured-data.tsx";
import { isIndexed, languageAt, pageAt } from "../i18n/pages.ts";

/** Everything a page says of itself to browsers, search engines and other sites. */
export const Head = component$(() => {
  const head = useDocumentHead();
  const { pathname } = useLocation().url;
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
      {page !== undefined && <PageLinks page={page} language={language} />}
      {page !== undefined && isIndexed(page) ? (
        <Fragment key="found">
          <SharingTags page={page} language={language} title={head.title} description={description} />
          <StructuredData page={page} language={language} title={head.title} />
        </Fragment>
      ) : (
        <meta name="robots" content="noindex" />
      )}
    </>
  );
});
