import { component$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { addressOf, type Shown } from "./prize-filter.ts";
import { prizesWords } from "./prizes.words.ts";

interface PagerProps {
  readonly language: Language;
  readonly shown: Shown;
  readonly page: number;
  readonly pageCount: number;
}

export const Pager = component$<PagerProps>(({ language, shown, page, pageCount }) => {
  const text = prizesWords[language];
  return (
    <nav class="pager" aria-label={text.pages}>
      {page > 1 ? (
        <a rel="prev" href={addressOf(language, shown, page - 1)}>
          {text.previous}
        </a>
      ) : (
        <span />
      )}
      <p>{text.pageOf(page, pageCount)}</p>
      {page < pageCount ? (
        <a rel="next" href={addressOf(language, shown, page + 1)}>
          {text.next}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
});
