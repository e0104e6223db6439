import { component$ } from "@builder.io/qwik";
import { useLocation } from "@builder.io/qwik-city";
import { Notice } from "../components/notice.tsx";
import type { Arrival } from "../http/cookies.ts";
import { languageAt } from "../i18n/pages.ts";
import { arrivalWords } from "./arrival.words.ts";

/** Above whichever page follows: what was just done. A new account goes on to what it was made for, so it keeps no focus. */
export const ArrivalNotice = component$<{ readonly arrival: Arrival }>(({ arrival }) => {
  const language = languageAt(useLocation().url.pathname);
  return (
    <div class="arrival">
      <Notice id="arrival" kind="neutral" focused={arrival === "deleted"}>
        <p>{arrivalWords[language][arrival]}</p>
      </Notice>
    </div>
  );
});
