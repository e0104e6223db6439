import type { MailView } from "../../../worker/mail/mail-office.ts";
import { historyLink } from "../audit/history-link.tsx";
import { countText } from "../i18n/figures.ts";
import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { mailKindText } from "./mail-kind.ts";
import { mailsWords } from "./mails.words.ts";
import { mailsAddress } from "./mails-table.tsx";

interface MailDetailProps {
  readonly language: Language;
  readonly mail: MailView;
  readonly action: string;
}

/** One mail, and, if it has failed, the button that sends it again. */
export function MailDetail({ language, mail, action }: MailDetailProps) {
  const text = mailsWords[language];
  const { columns } = text;
  const { id, kind, recipient, state, attempts, createdAt, dueAt, sentAt, lastError } = mail;
  const facts: readonly (readonly [string, string])[] = [
    [columns.kind, mailKindText(kind, language)],
    [columns.recipient, recipient],
    [text.state, text.states[state]],
    [columns.createdAt, formatDate(createdAt, language, HOUSE_TIME_ZONE, true)],
    [columns.attempts, countText(attempts, language)],
    ...(dueAt === null ? [] : [[text.dueAt, formatDate(dueAt, language, HOUSE_TIME_ZONE, true)] as const]),
    ...(sentAt === null ? [] : [[text.sentAt, formatDate(sentAt, language, HOUSE_TIME_ZONE, true)] as const]),
    [columns.lastError, lastError ?? text.noError],
  ];
  return (
    <section class="desk-step" aria-labelledby="mail-heading">
      {/* biome-ignore lint/a11y/noAutofocus: the mail that was just chosen is where reading goes on */}
      <h2 id="mail-heading" tabIndex={-1} autoFocus>
        {text.detail}
      </h2>
      <dl class="mail-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {state === "dead" && <p class="soft">{text.retryHint}</p>}
      <div class="actions">
        {state === "dead" && (
          <form method="post" action={action}>
            <input type="hidden" name="mail" value={id} />
            <button class="button" type="submit">
              {text.retry}
            </button>
          </form>
        )}
        <a class="button quiet" href={mailsAddress(language, { state })}>
          {text.close}
        </a>
      </div>
      <p>{historyLink("mail", id, language)}</p>
    </section>
  );
}
