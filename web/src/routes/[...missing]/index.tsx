import { component$ } from "@builder.io/qwik";
import { type RequestHandler, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../../components/document-head.ts";
import { missingWords } from "../../components/missing.words.ts";
import { siteWords } from "../../components/site.words.ts";
import { Sprig } from "../../drawings/illustration.tsx";
import { languageAt, pathOf } from "../../i18n/pages.ts";

export const onRequest: RequestHandler = ({ status }) => {
  status(404);
};

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  return (
    <section class="page way-back">
      <Sprig />
      <div>
        <h1>{missingWords[language].heading}</h1>
        <p class="lead">{missingWords[language].text}</p>
        <p class="actions">
          <a class="button" href={pathOf("home", language)}>
            {siteWords[language].home}
          </a>
          <a class="button quiet" href={pathOf("play", language)}>
            {siteWords[language].play}
          </a>
        </p>
      </div>
    </section>
  );
});

export const head = headOf(missingWords);
