import { component$ } from "@builder.io/qwik";
import { routeLoader$, useLocation } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../../worker/http/errors.ts";
import { counterOf } from "../../../../back-office/staff-of.ts";
import { headOf } from "../../../../components/document-head.ts";
import { ID } from "../../../../counter/decide-form.ts";
import { deskWords } from "../../../../counter/desk.words.ts";
import { deskAddress } from "../../../../counter/desk-notice.ts";
import { playerWords } from "../../../../counter/player.words.ts";
import { logTrouble } from "../../../../http/platform.ts";
import { formatDate } from "../../../../i18n/format.ts";
import { languageAt, pathOf } from "../../../../i18n/pages.ts";

export const usePlayer = routeLoader$(async (event) => {
  const { id = "" } = event.params;
  try {
    const language = languageAt(event.url.pathname);
    const player = ID.test(id) ? await counterOf(event).desk.openPlayer(id, language) : undefined;
    if (player) return { kind: "opened" as const, player };
    event.status(ERRORS["user-not-found"].status);
    return { kind: "missing" as const };
  } catch (error) {
    logTrouble("counterPlayer", error);
    event.status(ERRORS["temporarily-unavailable"].status);
    return { kind: "unavailable" as const };
  }
});

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  const text = playerWords[language];
  const desk = deskWords[language];
  const view = usePlayer().value;
  const back = (
    <p>
      <a href={pathOf("counter", language)}>{text.back}</a>
    </p>
  );
  if (view.kind !== "opened")
    return (
      <section class="page counter-page">
        <h1>{text.missing}</h1>
        <p class="lead">{view.kind === "missing" ? text.missingText : desk.unavailable}</p>
        {back}
      </section>
    );
  const { firstName, lastName, email, isVerified, tickets, hasMore } = view.player;
  return (
    <section class="page counter-page">
      {back}
      <h1>
        {firstName} {lastName}
      </h1>
      <p class="soft">
        {text.email} : {email} ({isVerified ? text.proved : text.unproved}). {text.recorded}
      </p>
      <h2>{text.prizes}</h2>
      {tickets.length === 0 && <p class="soft">{text.noPrize}</p>}
      <ul class="desk-prizes">
        {tickets.map(({ id, code, prize, status, verdict, playedAt, timeZone }) => (
          <li key={id} class="desk-prize-row">
            <div>
              <h3>{prize.name}</h3>
              <p class="soft">
                <span class="code">{code}</span>, {text.wonOn}{" "}
                {formatDate(playedAt, language, timeZone, true)}
              </p>
            </div>
            <span class={`chip chip-${status}`}>{desk.verdicts[verdict]}</span>
            <a class="button quiet" href={deskAddress(language, id)}>
              {text.open} <span class="unseen">{code}</span>
            </a>
          </li>
        ))}
      </ul>
      {hasMore && <p class="soft">{text.more}</p>}
    </section>
  );
});

export const head = headOf(playerWords);
