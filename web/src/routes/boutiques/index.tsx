import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../../components/document-head.ts";
import { Notice } from "../../components/notice.tsx";
import { type Language, languageAt, pathOf } from "../../i18n/pages.ts";
import { QUERY_MAX } from "../../shops/search.ts";
import { shopEntry } from "../../shops/shop-entry.tsx";
import { shopsWords } from "../../shops/shops.words.ts";
import { loadShopsView, type ShopsView } from "../../shops/shops-view.ts";

export const useShops = routeLoader$((event) => loadShopsView(event));

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  const text = shopsWords[language];
  const view = useShops().value;
  return (
    <section class="page shops">
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      <search>
        <form class="shop-search" method="get" action={pathOf("shops", language)}>
          <div class="field">
            <label for="q">{text.label}</label>
            <p class="hint" id="q-hint">
              {text.hint}
            </p>
            <input
              id="q"
              name="q"
              type="search"
              value={view.typed}
              maxLength={QUERY_MAX}
              autocomplete="postal-code"
              enterKeyHint="search"
              spellcheck={false}
              aria-describedby="q-hint"
            />
          </div>
          <button class="button" type="submit">
            {text.search}
          </button>
        </form>
      </search>
      {results(view, language)}
    </section>
  );
});

function results({ outcome, now }: ShopsView, language: Language) {
  const text = shopsWords[language];
  if (outcome.kind === "unavailable")
    return (
      <Notice id="shops-notice" kind="trouble">
        <p>{text.unavailable}</p>
      </Notice>
    );
  const all = (
    <a class="shop-all" href={pathOf("shops", language)}>
      {text.showAll}
    </a>
  );
  if (outcome.kind === "none")
    return (
      <section class="shop-results" aria-labelledby="results-heading">
        <h2 id="results-heading">{text.none}</h2>
        <p>{text.foundFor(outcome.query)}</p>
        <p>{text.noneHelp}</p>
        <p>{all}</p>
      </section>
    );
  const { kind, shops } = outcome;
  if (shops.length === 0) return <p class="shop-results">{text.noShops}</p>;
  return (
    <section class="shop-results" aria-labelledby="results-heading">
      <h2 id="results-heading">{kind === "all" ? text.all(shops.length) : text.found(shops.length)}</h2>
      {kind !== "all" && (
        <p class="soft">
          {text.foundFor(outcome.query)} {kind === "nearby" && text.nearby} {all}
        </p>
      )}
      <ul class="shop-list">{shops.map((shop) => shopEntry(shop, language, now))}</ul>
      <p class="soft">{text.usualHours}</p>
    </section>
  );
}

export const head = headOf(shopsWords);
