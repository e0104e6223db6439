import { component$ } from "@builder.io/qwik";
import type { OwnSession } from "../../../worker/services.ts";
import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { securityWords } from "./security.words.ts";

interface SessionListProps {
  readonly language: Language;
  readonly sessions: readonly OwnSession[];
  readonly endAction: string;
  readonly endOthersAction: string;
}

/** Where the account is open, and the buttons that end it there. This device is signed out from the head of the page. */
export const SessionList = component$<SessionListProps>((props) => {
  const { language, sessions } = props;
  const text = securityWords[language].sessions;
  const others = sessions.filter(({ isCurrent }) => !isCurrent);
  return (
    <>
      <ul class="devices">
        {sessions.map(({ id, device, openedAt, isCurrent }) => {
          const when = formatDate(openedAt, language, HOUSE_TIME_ZONE, true);
          const name = device ?? text.unknownDevice;
          return (
            <li key={id}>
              <div>
                <p class="device">
                  {name}
                  {isCurrent && <span class="proof proved">{text.current}</span>}
                </p>
                <p class="soft">{text.opened(when)}</p>
              </div>
              {!isCurrent && (
                <form method="post" action={props.endAction}>
                  <input type="hidden" name="sessionId" value={id} />
                  <button class="button quiet small" type="submit">
                    {text.end}
                    <span class="unseen"> {text.endOf(name, when)}</span>
                  </button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <>
          <form class="row" method="post" action={props.endOthersAction}>
            <button class="button quiet" type="submit">
              {text.endOthers}
            </button>
          </form>
          <p class="hint">{text.delay}</p>
        </>
      )}
    </>
  );
});
