import { component$ } from "@builder.io/qwik";
import { type RequestHandler, routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { typedValue } from "../../account/form-value.ts";
import { addressFor } from "../../account/visitor.ts";
import { headOf } from "../../components/document-head.ts";
import { languageAt } from "../../i18n/pages.ts";
import { attemptPlay, playFormOf, statusOf } from "../../play/attempt.ts";
import { playWords } from "../../play/play.words.ts";
import { PlayDesk } from "../../play/play-desk.tsx";
import { loadPlayView } from "../../play/play-view.ts";

/** The page's script asks for JSON; the plain form gets the page. One rule behind both. */
export const onPost: RequestHandler = async (event) => {
  if (event.request.headers.get("accept") !== "application/json") return;
  const result = await attemptPlay(event, playFormOf(await event.parseBody()));
  throw event.json(statusOf(result), result);
};

export const usePlay = routeAction$(async (body, event) => {
  const result = await attemptPlay(event, playFormOf(body));
  if (result.kind === "signed-out")
    throw event.redirect(303, addressFor("signIn", event.url, { next: "play" }));
  event.status(statusOf(result));
  return result;
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
        action={action.actionPath}
        answer={answer}
        code={answer ? typedValue(action.formData, "code") : view.code}
        playKey={sameKey || view.key}
      />
    </section>
  );
});

export const head = headOf(playWords);
