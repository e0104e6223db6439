import { component$ } from "@builder.io/qwik";
import { useLocation } from "@builder.io/qwik-city";
import { languageAt, pageAt, pathOf } from "../i18n/pages.ts";
import { BACK, CHOICE } from "./choice-form.ts";
import { noticeWords } from "./notice.words.ts";
import { returnAddress } from "./return-address.ts";

/**
 * The question, on every page until it is answered; not on /cookies, which is the question at length. It lies over the
 * foot of the page and stops nobody. Both answers look alike, and each is one press.
 */
export const ConsentBanner = component$<{ readonly isAsking: boolean }>(({ isAsking }) => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = noticeWords[language];
  if (!isAsking || pageAt(url.pathname) === "cookies") return null;
  const centre = pathOf("cookies", language);
  const back = returnAddress(url.pathname + url.search, language);
  return (
    <aside class="consent" aria-label={text.label}>
      <div class="consent-inside">
        <p class="consent-words">
          <strong>{text.question}</strong> {text.answer}
        </p>
        <form class="consent-answers" method="post" action={centre}>
          <input type="hidden" name={BACK} value={back} />
          <button class="button quiet" type="submit" name={CHOICE} value="refuse">
            {text.refuse}
          </button>
          <button class="button quiet" type="submit" name={CHOICE} value="accept">
            {text.accept}
          </button>
          <a href={`${centre}?${new URLSearchParams({ [BACK]: back })}`}>{text.choose}</a>
        </form>
      </div>
    </aside>
  );
});
