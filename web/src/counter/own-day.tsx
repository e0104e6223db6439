/** One's own decisions of today, with undo while it is possible, and the look-ups that found nothing. */

import type { MyDay } from "../../../worker/winners/counter-views.ts";
import type { Language } from "../i18n/pages.ts";
import { deskWords } from "./desk.words.ts";
import { deskAddress } from "./desk-notice.ts";
import { todayWords } from "./today.words.ts";
import { UndoForm } from "./undo-form.tsx";

interface DayProps {
  readonly day: MyDay;
  readonly language: Language;
}

function clockOf({ timeZone }: MyDay, language: Language) {
  return new Intl.DateTimeFormat(language, { timeZone, timeStyle: "short" });
}

export function OwnDecisions({ day, language, undoAction }: DayProps & { readonly undoAction: string }) {
  const text = todayWords[language];
  const steps = deskWords[language].steps;
  const clock = clockOf(day, language);
  return (
    <>
      <h2>{text.decisions}</h2>
      {day.events.length === 0 && <p class="soft">{text.noDecision}</p>}
      <ul class="desk-day">
        {day.events.map(({ id, kind, at, reason, ticket, undoable }) => (
          <li key={id} class={["desk-day-row", `step-${kind}`]}>
            <time dateTime={new Date(at).toISOString()}>{clock.format(at)}</time>{" "}
            <strong>{steps[kind]}</strong>{" "}
            {ticket ? (
              <>
                <a class="code" href={deskAddress(language, ticket.id)}>
                  {ticket.code}
                </a>{" "}
                {ticket.prize.name} <span class="soft">{ticket.player.name}</span>
              </>
            ) : (
              text.erased
            )}
            {reason && <span class="desk-reason soft">{reason}</span>}
            {ticket && undoable && (
              <UndoForm
                ticketId={ticket.id}
                undoable={undoable}
                action={undoAction}
                timeZone={day.timeZone}
                language={language}
                code={ticket.code}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export function FailedLookUps({ day, language }: DayProps) {
  const text = todayWords[language];
  const clock = clockOf(day, language);
  const reasons: Readonly<Record<string, string>> = text.reasons;
  return (
    <>
      <h2>{text.failures}</h2>
      <p class="soft">{day.failures.length === 0 ? text.noFailure : text.kept}</p>
      <ul class="desk-day">
        {day.failures.map(({ id, at, kind, masked, reason }) => (
          <li key={id} class="desk-day-row">
            <time dateTime={new Date(at).toISOString()}>{clock.format(at)}</time>{" "}
            <strong>{reasons[reason] ?? reason}</strong> <span class="code">{masked}</span>{" "}
            <span class="soft">({text.kinds[kind]})</span>
          </li>
        ))}
      </ul>
    </>
  );
}
