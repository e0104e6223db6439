import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../worker/http/errors.ts";
import { typedValue } from "../../account/form-value.ts";
import { counterOf } from "../../back-office/staff-of.ts";
import { headOf } from "../../components/document-head.ts";
import { decideBy, fieldOf, ID, ticketOf, undoBy } from "../../counter/decide-form.ts";
import { deskWords } from "../../counter/desk.words.ts";
import { DeskKeys } from "../../counter/desk-keys.tsx";
import { type DeskNotice, deskAddress, noticeIn } from "../../counter/desk-notice.ts";
import { LookUpResult, TicketResult } from "../../counter/desk-result.tsx";
import { LookUpForm } from "../../counter/look-up-form.tsx";
import { logTrouble } from "../../http/platform.ts";
import { languageAt, pathOf } from "../../i18n/pages.ts";

const UNAVAILABLE = ERRORS["temporarily-unavailable"].status;

/** What was typed is sent, not put into an address: codes stay out of histories and logs. */
export const useLookUp = routeAction$(async (form, event) => {
  const language = languageAt(event.url.pathname);
  const outcome = await counterOf(event)
    .desk.lookUp(fieldOf(form, "typed"), language)
    .catch((error: unknown) => {
      logTrouble("counter", error);
      return undefined;
    });
  if (!outcome) return event.fail(UNAVAILABLE, { outcome: null });
  if (outcome.kind === "ticket") throw event.redirect(303, deskAddress(language, outcome.ticketId));
  return { outcome };
});

export const useDecide = routeAction$(async (form, event) => {
  const ticketId = ticketOf(form);
  const notice = ticketId && (await decideBy(event, ticketId, form).catch(noted));
  if (!ticketId || !notice) return event.fail(UNAVAILABLE, {});
  throw event.redirect(303, deskAddress(languageAt(event.url.pathname), ticketId, notice));
});

export const useUndo = routeAction$(async (form, event) => {
  const ticketId = ticketOf(form);
  const notice = ticketId && (await undoBy(event, ticketId, form).catch(noted));
  if (!ticketId || !notice) return event.fail(UNAVAILABLE, {});
  throw event.redirect(303, deskAddress(languageAt(event.url.pathname), ticketId, notice));
});

export const useTicket = routeLoader$(async (event) => {
  const id = event.url.searchParams.get("ticket") ?? "";
  // The answer to a form stands alone: an older ticket beside it would be taken for it.
  if (event.method === "POST" || id === "") return { kind: "none" as const };
  try {
    const language = languageAt(event.url.pathname);
    const ticket = ID.test(id) ? await counterOf(event).desk.ticket(id, language) : undefined;
    return ticket ? { kind: "found" as const, ticket } : { kind: "missing" as const };
  } catch (error) {
    logTrouble("counter", error);
    event.status(UNAVAILABLE);
    return { kind: "unavailable" as const };
  }
});

function noted(error: unknown): DeskNotice | undefined {
  logTrouble("counter", error);
  return undefined;
}

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = deskWords[language];
  const lookUp = useLookUp();
  const decide = useDecide();
  const undo = useUndo();
  const view = useTicket().value;
  const outcome = lookUp.value?.outcome;
  const hasFailed =
    view.kind === "unavailable" || outcome === null || Boolean(decide.value) || Boolean(undo.value);
  const bare = pathOf("counter", language);
  return (
    <section class="page counter-page">
      <h1>{text.heading}</h1>
      <LookUpForm action={bare + lookUp.actionPath} language={language} />
      <div class="desk-result">
        {hasFailed && (
          <div class="notice trouble">
            <p data-announce>{text.unavailable}</p>
          </div>
        )}
        {outcome && (
          <LookUpResult outcome={outcome} typed={typedValue(lookUp.formData, "typed")} language={language} />
        )}
        {view.kind === "missing" && (
          <div class="notice trouble">
            <p data-announce>{text.missing}</p>
          </div>
        )}
        {view.kind === "found" && (
          <TicketResult
            ticket={view.ticket}
            notice={noticeIn(url.searchParams)}
            actions={{ decide: bare + decide.actionPath, undo: bare + undo.actionPath }}
            language={language}
          />
        )}
      </div>
      <DeskKeys language={language} />
    </section>
  );
});

export const head = headOf(deskWords);
