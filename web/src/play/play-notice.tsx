import { component$ } from "@builder.io/qwik";
import { Notice } from "../components/notice.tsx";
import { siteWords } from "../components/site.words.ts";
import { entryTo, type Language } from "../i18n/pages.ts";
import type { PlayResult } from "./attempt.ts";
import { playWords } from "./play.words.ts";

/** Everything but a win, in words. "unreachable": no answer came back at all. */
export type PlayTrouble = Exclude<PlayResult, { kind: "won" }> | { readonly kind: "unreachable" };

/** Says why a play gave no prize, and what to do now. */
export const PlayNotice = component$<{ readonly trouble: PlayTrouble; readonly language: Language }>(
  ({ trouble, language }) => {
    const text = playWords[language];
    return (
      <Notice id="play-notice" kind="trouble">
        {trouble.kind === "refused" && <p>{text.refusals[trouble.refusal]}</p>}
        {trouble.kind === "unavailable" && <p>{text.unavailable}</p>}
        {trouble.kind === "unreachable" && <p>{text.unreachable}</p>}
        {trouble.kind === "signed-out" && (
          <p>
            {text.signedOut} <a href={entryTo("signIn", "play", language)}>{siteWords[language].signIn}</a>{" "}
            {text.or} <a href={entryTo("signUp", "play", language)}>{siteWords[language].signUp}</a>
          </p>
        )}
      </Notice>
    );
  },
);
