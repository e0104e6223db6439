import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { typedValue } from "../../account/form-value.ts";
import { addressFor } from "../../account/visitor.ts";
import { headOf } from "../../components/document-head.ts";
import { CODE_MAX_LENGTH, keepCode } from "../../http/cookies.ts";
import { languageAt } from "../../i18n/pages.ts";
import { attemptPlay, playFormOf, statusOf } from "../../play/attempt.ts";
import { SIDE_ID } from "../../play/desk-parts.ts";
import { playWords } from "../../play/play.words.ts";
import { dropPlaying, keepRevealChoice, playing, revealChoice } from "../../play/play-cookies.ts";
import { PlayDesk } from "../../play/play-desk.tsx";
import { loadPlayView } from "../../play/play-view.ts";
import { choiceAfter } from "../../play/reveal-choice.ts";

/** Plays the code. The page's script sends the same form and gets the same page: one rule behind both. */
export const usePlay = routeAction$(async (body, event) => {
  const result = await attemptPlay(event, playFormOf(body));
  if (result.kind === "signed-out")
    throw event.redirect(303, addressFor("signIn", event.url, { next: "play" }));
  event.status(statusOf(result));
  return result;
});

/** Chooses how prizes are uncovered; a code that was typed meanwhile is kept. */
export const useReveal = routeAction$((body, event) => {
  keepRevealChoice(event.cookie, choiceAfter(revealChoice(event.cookie), body));
  const { code } = playFormOf(body);
  if (code.trim() !== "" && code.length <= CODE_MAX_LENGTH) {
    keepCode(event.cookie, code);
    // A link's code has its place in the address until now: the last play must not come back instead.
    if (playing(event.cookie)?.code !== code) dropPlaying(event.cookie);
  }
  throw event.redirect(303, `${addressFor("play", event.url)}#${SIDE_ID}`);
});

export const usePlayView = routeLoader$((event) => loadPlayView(event));

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  const view = usePlayView().value;
  const action = usePlay();
  const answer = action.value;
  // After a failure it is not known whether the code was played: the same key asks for the same answer.
  const sameKey = answer?.kind === "unavailable" ? typedValue(action.formData, "key") : "";
  return (
    <section class="page play">
      <PlayDesk
        language={language}
        view={view}
        answer={answer}
        code={answer ? typedValue(action.formData, "code") : view.code}
        playKey={sameKey || view.key}
        actions={{ play: action.actionPath, choose: useReveal().actionPath }}
      />
    </section>
  );
});

export const head = headOf(playWords);
