/** The verdict, read from a metre away: colour, sign, one word, and the sentence that says why. */

import type { CounterTicket, LookUpOutcome, Verdict } from "../../../worker/look-ups/look-up.ts";
import { formatDate } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { deskWords } from "./desk.words.ts";
import { VerdictIcon } from "./verdict-icon.tsx";

interface BandProps {
  readonly verdict: Verdict | "given";
  readonly sentence: string;
  readonly language: Language;
}

/** `data-verdict` is what the desk's script sounds. */
export function VerdictBand({ verdict, sentence, language }: BandProps) {
  return (
    <div class={["verdict", `verdict-${verdict}`]} id="verdict" data-verdict={verdict}>
      <VerdictIcon verdict={verdict} />
      <div>
        <h2 class="verdict-word">{deskWords[language].verdicts[verdict]}</h2>
        <p class="verdict-why">{sentence}</p>
      </div>
    </div>
  );
}

/** Why a ticket stands as it does. */
export function ticketSentence(ticket: CounterTicket, isJustGiven: boolean, language: Language): string {
  const text = deskWords[language];
  const { verdict, prize, history, rejectionReason, timeZone } = ticket;
  if (isJustGiven) return text.given(prize.name);
  if (verdict === "rejected") return text.rejected(rejectionReason ?? "");
  if (verdict !== "handed-over") return text.reasons[verdict];
  const handing = history.findLast(({ kind }) => kind === "handed-over");
  return text.handedOver(
    formatDate(handing?.at ?? ticket.playedAt, language, timeZone, true),
    handing?.by ? text.by(handing.by) : "",
    handing?.shop ? text.at(handing.shop) : "",
  );
}

const SECONDS_A_MINUTE = 60;

/** Why a code leads to no ticket. */
export function codeSentence(
  { verdict, batch, retrySeconds }: Extract<LookUpOutcome, { kind: "no-ticket" }>,
  language: Language,
): string {
  const text = deskWords[language];
  switch (verdict) {
    case "not-played":
      return text.notPlayed[batch ?? "none"];
    case "limited":
      return text.limited(Math.max(1, Math.ceil((retrySeconds ?? 0) / SECONDS_A_MINUTE)));
    default:
      return text.reasons[verdict];
  }
}
