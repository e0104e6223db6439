import { Notice } from "../components/notice.tsx";
import { formatDate } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { PlayResult } from "./attempt.ts";
import type { Closed } from "./closed.ts";
import { NOTICE_ID } from "./desk-parts.ts";
import { type PlayText, playWords } from "./play.words.ts";
import type { Interrupted, PlayView } from "./play-view.ts";

/** Everything but a win, in words. Whoever is signed out is led to sign in instead. */
export type PlayTrouble =
  | Exclude<PlayResult, { kind: "won" } | { kind: "signed-out" }>
  /** No answer came back at all. */
  | { readonly kind: "unreachable" };

interface PlayNoticeProps {
  readonly trouble: PlayTrouble;
  readonly language: Language;
  readonly view: Pick<PlayView, "opens" | "timeZone">;
}

/** Says why a play gave no prize, and what to do now. */
export function PlayNotice({ trouble, language, view }: PlayNoticeProps) {
  const refusal = trouble.kind === "refused" ? trouble.refusal : undefined;
  return (
    <Notice id={NOTICE_ID} kind="trouble">
      <p>
        {sentenceOf(trouble, language, view)}
        {(refusal === "already-used" || refusal === "campaign-closed") && <ToPrizes language={language} />}
      </p>
    </Notice>
  );
}

/** Says why nobody can play now, before a code is typed. */
export function ClosedNotice({
  closed,
  language,
  view,
}: {
  readonly closed: Closed;
  readonly language: Language;
  readonly view: Pick<PlayView, "opens">;
}) {
  return (
    <Notice id="closed-notice" kind="neutral">
      <p>
        {refusalSentence(closed, playWords[language], view.opens)}
        {closed === "campaign-closed" && <ToPrizes language={language} />}
      </p>
    </Notice>
  );
}

/** Says what became of a play whose answer never came. */
export function InterruptedNotice({
  interrupted,
  language,
}: {
  readonly interrupted: Interrupted;
  readonly language: Language;
}) {
  const text = playWords[language];
  return (
    <Notice id="interrupted-notice" kind="neutral">
      <p>{interrupted === "not-played" ? text.notPlayed : text.unavailable}</p>
    </Notice>
  );
}

function ToPrizes({ language }: { readonly language: Language }) {
  return (
    <>
      {" "}
      <a href={pathOf("prizes", language)}>{playWords[language].seePrizes}</a>
    </>
  );
}

function sentenceOf(trouble: PlayTrouble, language: Language, view: PlayNoticeProps["view"]): string {
  const text = playWords[language];
  switch (trouble.kind) {
    case "refused":
      return refusalSentence(trouble.refusal, text, view.opens);
    case "limited":
      return text.tooMany(formatDate(trouble.until, language, view.timeZone, true));
    case "unavailable":
      return text.unavailable;
    case "unreachable":
      return text.unreachable;
  }
}

function refusalSentence(
  refusal: keyof PlayText["refusals"],
  text: PlayText,
  opens: string | undefined,
): string {
  return refusal === "campaign-not-yet-open" && opens !== undefined
    ? text.opensOn(opens)
    : text.refusals[refusal];
}
