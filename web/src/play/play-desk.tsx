import { Notice } from "../components/notice.tsx";
import { drawingOf } from "../drawings/drawing-name.ts";
import { PrizeIllustration } from "../drawings/illustration.tsx";
import type { Language } from "../i18n/pages.ts";
import type { PlayResult } from "./attempt.ts";
import { closedRefusalOf } from "./closed.ts";
import { CodeForm } from "./code-form.tsx";
import { SIDE_ID, STATUS_ID, UNREACHABLE_ID, WORDS_ID } from "./desk-parts.ts";
import { playWords } from "./play.words.ts";
import { ClosedNotice, InterruptedNotice, PlayNotice } from "./play-notice.tsx";
import type { PlayView } from "./play-view.ts";
import { PrizeWon } from "./prize-won.tsx";
import { RevealPicker } from "./reveal-picker.tsx";
import { RevealDrawing } from "./reveals/reveal-drawing.tsx";
import { RevealStage } from "./reveals/reveal-stage.tsx";

interface PlayDeskProps {
  readonly language: Language;
  readonly view: PlayView;
  /** What the page answers, when a form was sent. */
  readonly answer: Exclude<PlayResult, { kind: "signed-out" }> | undefined;
  readonly code: string;
  readonly playKey: string;
  readonly actions: { readonly play: string; readonly choose: string };
}

/** The form and the drawing, or what came of it. The page's script exchanges its parts for those of the answer. */
export function PlayDesk({ language, view, answer, code, playKey, actions }: PlayDeskProps) {
  const text = playWords[language];
  const won = answer ? (answer.kind === "won" ? answer : undefined) : view.won;
  const trouble = answer && answer.kind !== "won" ? answer : undefined;
  // An answer goes before the calendar: its form may have to be sent once more.
  const closed = answer || won ? undefined : closedRefusalOf(view.phase);
  const interrupted = answer || won || closed ? undefined : view.interrupted;
  const hasForm = !won && !closed;
  return (
    <div class={["desk", hasForm ? "playable" : ""]}>
      <div class="desk-words">
        <div id={WORDS_ID}>
          <h1>{won ? text.wonHeading : text.heading}</h1>
          {hasForm && <p class="lead">{view.signedIn ? text.lead : text.signedOutLead}</p>}
          {closed && <ClosedNotice closed={closed} language={language} view={view} />}
          {trouble && <PlayNotice trouble={trouble} language={language} view={view} />}
          {interrupted && <InterruptedNotice interrupted={interrupted} language={language} />}
          {hasForm && !trouble && !interrupted && view.phase === "unavailable" && (
            <Notice id="phase-notice" kind="neutral">
              <p>{text.outOfReach}</p>
            </Notice>
          )}
          {hasForm && (
            <CodeForm
              language={language}
              view={view}
              action={actions.play}
              code={code}
              playKey={playKey}
              refused={trouble?.kind === "refused"}
              retry={trouble?.kind === "unavailable" || interrupted === "unavailable"}
              focused={view.another && !answer}
            />
          )}
          {hasForm && (
            <template id={UNREACHABLE_ID}>
              <PlayNotice trouble={{ kind: "unreachable" }} language={language} view={view} />
            </template>
          )}
          {won && !won.replayed && <RevealStage language={language} view={view} result={won} />}
        </div>
        <div id={STATUS_ID} role="status">
          {won && <PrizeWon result={won} language={language} />}
        </div>
      </div>
      <div id={SIDE_ID} class="desk-side">
        <div class="desk-drawing" aria-hidden="true">
          {won ? (
            <PrizeIllustration name={drawingOf(won.prize)} />
          ) : (
            <RevealDrawing reveal={view.choice.reveal} drawings={view.drawings} prize={undefined} />
          )}
        </div>
        {hasForm && <RevealPicker language={language} choice={view.choice} action={actions.choose} />}
      </div>
    </div>
  );
}
