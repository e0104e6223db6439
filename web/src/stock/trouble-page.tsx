import { Notice } from "../components/notice.tsx";
import type { Language } from "../i18n/pages.ts";
import { prizesWords } from "./prizes.words.ts";

interface TroublePageProps {
  readonly language: Language;
  readonly sentence: string;
}

/** The page of prizes when there is nothing to show. */
export function TroublePage({ language, sentence }: TroublePageProps) {
  return (
    <section class="page desk-page">
      <h1>{prizesWords[language].heading}</h1>
      <Notice id="prizes-notice" kind="trouble">
        <p>{sentence}</p>
      </Notice>
    </section>
  );
}
