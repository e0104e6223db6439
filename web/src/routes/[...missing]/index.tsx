import { component$ } from "@builder.io/qwik";
import { type RequestHandler, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../../components/document-head.ts";
import { dictionaryOf } from "../../i18n/index.ts";
import { languageAt, pathOf } from "../../i18n/pages.ts";

export const onRequest: RequestHandler = ({ status }) => {
  status(404);
};

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  const dictionary = dictionaryOf(language);
  return (
    <section class="page narrow">
      <h1>{dictionary.missing.heading}</h1>
      <p class="lead">{dictionary.missing.text}</p>
      <p class="actions">
        <a class="button" href={pathOf("home", language)}>
          {dictionary.site.home}
        </a>
        <a class="button quiet" href={pathOf("play", language)}>
          {dictionary.site.play}
        </a>
      </p>
    </section>
  );
});

export const head = headOf("missing");
