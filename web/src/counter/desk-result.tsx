/** What the desk shows under its field: what has just happened, then what was found. */

import type { CounterTicket, LookUpOutcome } from "../../../worker/look-ups/look-up.ts";
import { formatDate } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { deskWords } from "./desk.words.ts";
import type { DeskNotice } from "./desk-notice.ts";
import { PeopleFound } from "./people-found.tsx";
import { TicketSheet } from "./ticket-sheet.tsx";
import { UndoForm } from "./undo-form.tsx";
import { codeSentence, ticketSentence, VerdictBand } from "./verdict-band.tsx";

interface Actions {
  readonly decide: string;
  readonly undo: string;
}

interface TicketProps {
  readonly ticket: CounterTicket;
  readonly notice: DeskNotice | null;
  readonly actions: Actions;
  readonly language: Language;
}

/** A ticket that was found, by its code or from a list. */
export function TicketResult({ ticket, notice, actions, language }: TicketProps) {
  const text = deskWords[language];
  const { undoable, timeZone } = ticket;
  // Said of one's own hand and for a minute only: later, and to anybody else, the same ticket is « déjà remis ».
  const isJustGiven =
    notice?.kind === "done" && notice.what === "handed-over" && undoable?.kind === "handed-over";
  return (
    <>
      <VerdictBand
        verdict={isJustGiven ? "given" : ticket.verdict}
        sentence={ticketSentence(ticket, isJustGiven, language)}
        language={language}
      />
      {(notice || undoable) && (
        <div class={["notice", "desk-notice", notice?.kind === "refused" ? "trouble" : "neutral"]}>
          {notice && <p data-announce>{noticeSentence(ticket, notice, language)}</p>}
          {undoable && (
            <UndoForm
              ticketId={ticket.id}
              undoable={undoable}
              action={actions.undo}
              timeZone={timeZone}
              language={language}
            />
          )}
        </div>
      )}
      <TicketSheet ticket={ticket} decideAction={actions.decide} language={language} />
      <p class="unseen">{text.hint}</p>
    </>
  );
}

/** With who and when, where a colleague came first. */
function noticeSentence(ticket: CounterTicket, notice: DeskNotice, language: Language): string {
  const text = deskWords[language];
  if (notice.kind === "done") {
    const mail = notice.mail ? ` ${text.mails[notice.mail]}` : "";
    return text.done[notice.what] + mail;
  }
  const last = ticket.history.at(-1);
  const isTold = notice.why === "other" || notice.why === "stands" || notice.why === "changed";
  if (!isTold || !last || last.kind === "played") return text.refused[notice.why];
  const when = formatDate(last.at, language, ticket.timeZone, true);
  const who = text.whoDid(text.steps[last.kind], last.by ?? text.somebody, when);
  return `${text.refused[notice.why]} ${who}`;
}

interface LookUpProps {
  readonly outcome: LookUpOutcome;
  readonly typed: string;
  readonly language: Language;
}

/** A look-up that led to no ticket. */
export function LookUpResult({ outcome, typed, language }: LookUpProps) {
  const text = deskWords[language];
  switch (outcome.kind) {
    case "people":
      return <PeopleFound outcome={outcome} language={language} />;
    case "no-ticket":
      return (
        <>
          <VerdictBand
            verdict={outcome.verdict}
            sentence={codeSentence(outcome, language)}
            language={language}
          />
          <p class="desk-typed">{text.typed(typed)}</p>
        </>
      );
    case "nobody":
      return (
        <div class="notice trouble">
          <p data-announce>{text.nobody[outcome.asked]}</p>
          <p class="desk-typed">{text.typed(typed)}</p>
        </div>
      );
    default:
      return (
        <div class="notice">
          <p data-announce>{text.nothing}</p>
        </div>
      );
  }
}
