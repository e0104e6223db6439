import { component$ } from "@builder.io/qwik";
import { type Language, pathOf } from "../i18n/pages.ts";
import { prizesWords } from "./prizes.words.ts";

interface PagerProps {
  readonly language: Language;
  readonly page: number;
  readonly pageCount: number;
}

export const Pager = component$<PagerProps>(({ language, page, pageCount }) => {
  const text = prizesWords[language];
  function address(number: number): string {
    return `${pathOf("prizes", language)}?page=${number}`;
  }
  return (
    <nav class="pager" aria-label={text.pages}>
      {page > 1 ? (
        <a rel="prev" href={address(page - 1)}>
          {text.previous}
        </a>
      ) : (
        <span />
      )}
      <p>{text.pageOf(page, pageCount)}</p>
      {page < pageCount ? (
        <a rel="next" href={address(page + 1)}>
          {text.next}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
});
