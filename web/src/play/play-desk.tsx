import { component$, useSignal, useVisibleTask$ } from "@builder.io/qwik";
import { Notice } from "../components/notice.tsx";
import { entryTo, type Language, pathOf } from "../i18n/pages.ts";
import { askServer } from "./ask-server.ts";
import type { PlayResult, WonResult } from "./attempt.ts";
import { closedRefusalOf } from "./closed.ts";
import { CodeForm } from "./code-form.tsx";
import { focusOnceDrawn } from "./focus.ts";
import { playWords } from "./play.words.ts";
import { PlayNotice, type PlayTrouble } from "./play-notice.tsx";
import type { PlayView } from "./play-view.ts";
import { PrizeWon } from "./prize-won.tsx";
import { skipTurning, turnWheelTo } from "./turn-wheel.ts";
import { Wheel } from "./wheel.tsx";

interface PlayDeskProps {
  readonly language: Language;
  readonly view: PlayView;
  readonly action: string;
  /** Answer to the form when it was sent without JavaScript. */
  readonly answer: PlayResult | undefined;
  readonly code: string;
  readonly playKey: string;
}

/** Server-drawn, then the only script: `turning` lies between the answer and the words, unless it is skipped. */
type Stage = "ready" | "asking" | "turning" | "settled";

/** The form, the wheel and what came of it. Works as a plain form until its script has arrived, and without one. */
export const PlayDesk = component$<PlayDeskProps>((props) => {
  const { language, view } = props;
  const text = playWords[language];
  const stage = useSignal<Stage>(props.answer ? "settled" : "ready");
  const won = useSignal<WonResult | undefined>(props.answer?.kind === "won" ? props.answer : undefined);
  const trouble = useSignal<PlayTrouble | undefined>(
    props.answer && props.answer.kind !== "won" ? props.answer : undefined,
  );
  const scripted = useSignal(false);
  const formRef = useSignal<HTMLFormElement>();

  // biome-ignore lint/correctness/noQwikUseVisibleTask: a listener asked for by name would be fetched at the first click, when the line may be down
  useVisibleTask$(
    ({ cleanup }) => {
      const form = formRef.value;
      if (!form) return;
      // Drawn again now, so that all the code is here should the line drop during the play.
      scripted.value = true;
      async function play(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        if (!form) return;
        if (stage.value === "asking" || stage.value === "turning") return;
        stage.value = "asking";
        const result = (await askServer(form)) ?? ({ kind: "unreachable" } as const);
        // No session was lost here: go where the form goes without a script. The server has kept the code.
        if (result.kind === "signed-out" && !view.signedIn) {
          stage.value = "ready"; // for whoever comes back to this page as they left it
          return location.assign(entryTo("signIn", "play", language));
        }
        if (result.kind !== "won") {
          trouble.value = result;
          stage.value = "settled";
          return focusOnceDrawn("play-notice");
        }
        trouble.value = undefined;
        won.value = result;
        stage.value = "turning";
        await turnWheelTo(view.ordinals.indexOf(result.prizeOrdinal), view.drawings.length);
        stage.value = "settled";
        return focusOnceDrawn("won-heading");
      }
      form.addEventListener("submit", play);
      cleanup(() => form.removeEventListener("submit", play));
    },
    { strategy: "document-ready" },
  );

  // An answer goes before the calendar: its form may have to be sent once more.
  const closed = props.answer ? undefined : closedRefusalOf(view.phase);
  const settled = stage.value === "settled";
  const stoppedOn = settled && won.value ? view.ordinals.indexOf(won.value.prizeOrdinal) : -1;
  return (
    <div class="desk">
      <div class="desk-words">
        <h1>{won.value && settled ? text.wonHeading : text.heading}</h1>
        {closed && (
          <Notice id="closed-notice" kind="neutral">
            <p>
              {text.refusals[closed]}
              {view.phase === "over" && (
                <>
                  {" "}
                  <a href={pathOf("prizes", language)}>{text.seePrizes}</a>
                </>
              )}
            </p>
          </Notice>
        )}
        {!closed && !won.value && <p class="lead">{view.signedIn ? text.lead : text.signedOutLead}</p>}
        {!won.value && trouble.value && settled && <PlayNotice trouble={trouble.value} language={language} />}
        {!closed && !won.value && (
          <CodeForm
            language={language}
            view={view}
            action={props.action}
            code={props.code}
            playKey={props.playKey}
            busy={stage.value === "asking"}
            troubled={trouble.value?.kind === "refused"}
            retry={trouble.value?.kind === "unreachable" || trouble.value?.kind === "unavailable"}
            focused={view.another && !props.answer}
            formRef={formRef}
          />
        )}
        <div role="status">
          {stage.value === "turning" && <p class="turning">{text.turning}</p>}
          {won.value && settled && <PrizeWon result={won.value} language={language} />}
        </div>
        {stage.value === "turning" && (
          <button class="button quiet" type="button" onClick$={() => skipTurning()}>
            {text.skip}
          </button>
        )}
      </div>
      {view.drawings.length > 0 && (
        <Wheel drawings={view.drawings} stoppedOn={stoppedOn < 0 ? undefined : stoppedOn} />
      )}
    </div>
  );
});
