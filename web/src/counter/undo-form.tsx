/** Taking back what one has just decided, for as long as it is possible. */

import type { Undoable } from "../../../worker/look-ups/look-up.ts";
import type { Language } from "../i18n/pages.ts";
import { deskWords } from "./desk.words.ts";

interface UndoProps {
  readonly ticketId: string;
  readonly undoable: Undoable;
  readonly action: string;
  readonly timeZone: string;
  readonly language: Language;
  /** The code, where several of these stand on one page: no two buttons read the same. */
  readonly code?: string;
}

export function UndoForm({ ticketId, undoable, action, timeZone, language, code }: UndoProps) {
  const text = deskWords[language];
  const time = new Intl.DateTimeFormat(language, { timeZone, timeStyle: "medium" }).format(undoable.until);
  return (
    <form class="desk-undo" method="post" action={action}>
      <input type="hidden" name="ticketId" value={ticketId} />
      <input type="hidden" name="eventId" value={undoable.eventId} />
      <button class="button quiet" type="submit" data-key={code === undefined ? "u" : undefined}>
        {text.undo}
        {code === undefined ? (
          <span class="key" aria-hidden="true">
            U
          </span>
        ) : (
          <span class="unseen"> {code}</span>
        )}
      </button>{" "}
      <span class="soft">{text.undoUntil(time)}</span>
    </form>
  );
}
