import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../worker/http/errors.ts";
import { counterOf } from "../../../back-office/staff-of.ts";
import { headOf } from "../../../components/document-head.ts";
import { ticketOf, undoBy } from "../../../counter/decide-form.ts";
import { deskWords } from "../../../counter/desk.words.ts";
import { DeskKeys } from "../../../counter/desk-keys.tsx";
import { noticeIn } from "../../../counter/desk-notice.ts";
import { FailedLookUps, OwnDecisions } from "../../../counter/own-day.tsx";
import { todayWords } from "../../../counter/today.words.ts";
import { logTrouble } from "../../../http/platform.ts";
import { formatCount } from "../../../i18n/format.ts";
import { languageAt, pathOf } from "../../../i18n/pages.ts";

const UNAVAILABLE = ERRORS["temporarily-unavailable"].status;

export const useDay = routeLoader$(async (event) => {
  try {
    return await counterOf(event).desk.myDay(languageAt(event.url.pathname));
  } catch (error) {
    logTrouble("today", error);
    event.status(UNAVAILABLE);
    return null;
  }
});

export const useUndoToday = routeAction$(async (form, event) => {
  const ticketId = ticketOf(form);
  const notice =
    ticketId &&
    (await undoBy(event, ticketId, form).catch((error: unknown) => {
      logTrouble("today", error);
      return undefined;
    }));
  if (!notice) return event.fail(UNAVAILABLE, {});
  const said = notice.kind === "done" ? `done=${notice.what}` : `refused=${notice.why}`;
  throw event.redirect(303, `${pathOf("today", languageAt(event.url.pathname))}?${said}`);
});

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = todayWords[language];
  const desk = deskWords[language];
  const undo = useUndoToday();
  const day = useDay().value;
  const notice = noticeIn(url.searchParams);
  const said =
    !day || undo.value
      ? desk.unavailable
      : notice && (notice.kind === "done" ? desk.done[notice.what] : desk.refused[notice.why]);
  return (
    <section class="page counter-page">
      <h1>{text.heading}</h1>
      {said && (
        <div class={["notice", notice?.kind === "done" && day ? "neutral" : "trouble"]}>
          <p data-announce>{said}</p>
        </div>
      )}
      {day && (
        <>
          <h2>{text.mine}</h2>
          <dl class="desk-figures">
            {(["handed-over", "validated", "rejected", "undone"] as const).map((kind) => (
              <div key={kind} class="desk-figure">
                <dt>{text.counts[kind]}</dt>
                <dd>{formatCount(day.counts[kind], language)}</dd>
              </div>
            ))}
          </dl>
          <h2>{text.everybody}</h2>
          <dl class="desk-figures">
            {(["validatedToday", "rejectedToday", "pendingTotal"] as const).map((name) => (
              <div key={name} class="desk-figure">
                <dt>{text.figures[name]}</dt>
                <dd>{formatCount(day.figures[name], language)}</dd>
              </div>
            ))}
          </dl>
          <OwnDecisions
            day={day}
            undoAction={pathOf("today", language) + undo.actionPath}
            language={language}
          />
          <FailedLookUps day={day} language={language} />
        </>
      )}
      <DeskKeys language={language} />
    </section>
  );
});

export const head = headOf(todayWords);
