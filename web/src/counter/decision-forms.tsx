/** What can be decided about a ticket now. Each button says first what it will do. */

import type { CounterTicket } from "../../../worker/look-ups/look-up.ts";
import { REJECTION_NOTE_MAX, REJECTION_WHYS } from "../../../worker/winners/rejection-reasons.ts";
import type { Language } from "../i18n/pages.ts";
import { deskWords } from "./desk.words.ts";

interface FormsProps {
  readonly ticket: CounterTicket;
  readonly action: string;
  readonly language: Language;
}

/** `data-key` is the shortcut that the desk's script listens for. */
const KEYS = { validate: "v", "hand-over": "h" } as const;

export function DecisionForms({ ticket, action, language }: FormsProps) {
  const { actions } = ticket;
  if (actions.length === 0) return null;
  const text = deskWords[language];
  const labels = {
    validate: text.actions.validate,
    "hand-over": actions.includes("validate") ? text.handOverAtOnce : text.actions["hand-over"],
  };
  return (
    <div class="desk-actions">
      {(["validate", "hand-over"] as const).map(
        (name) =>
          actions.includes(name) && (
            <form key={name} method="post" action={action}>
              <input type="hidden" name="ticketId" value={ticket.id} />
              <input type="hidden" name="decision" value={name} />
              <button
                class={["button", name === actions[0] ? "" : "quiet"]}
                type="submit"
                data-key={KEYS[name]}
                aria-describedby={`${name}-hint`}
                aria-keyshortcuts={KEYS[name].toUpperCase()}
              >
                {labels[name]}{" "}
                <span class="key" aria-hidden="true">
                  {KEYS[name].toUpperCase()}
                </span>
              </button>
              <p class="hint" id={`${name}-hint`}>
                {text.actionHints[name]}
              </p>
            </form>
          ),
      )}
      {actions.includes("reject") && (
        <details class="desk-reject">
          <summary data-key="r" aria-keyshortcuts="R">
            {text.actions.reject}{" "}
            <span class="key" aria-hidden="true">
              R
            </span>
          </summary>
          <form class="form" method="post" action={action}>
            <input type="hidden" name="ticketId" value={ticket.id} />
            <input type="hidden" name="decision" value="reject" />
            <p class="hint">{text.actionHints.reject}</p>
            <div class="field">
              <label for="why">{text.rejectWhy}</label>
              <select id="why" name="why" required>
                {REJECTION_WHYS.map((why) => (
                  <option key={why} value={why}>
                    {text.whys[why]}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for="note">{text.rejectNote}</label>
              <p class="hint" id="note-hint">
                {text.rejectNoteHint(REJECTION_NOTE_MAX)}
              </p>
              <input
                id="note"
                name="note"
                type="text"
                maxLength={REJECTION_NOTE_MAX}
                autocomplete="off"
                aria-describedby="note-hint"
              />
            </div>
            <button class="button danger" type="submit">
              {text.rejectConfirm}
            </button>
          </form>
        </details>
      )}
    </div>
  );
}
