import { component$ } from "@builder.io/qwik";
import type { MyPrize } from "../../../worker/services.ts";
import { drawingOf } from "../drawings/drawing-name.ts";
import { PrizeIllustration } from "../drawings/illustration.tsx";
import { formatEuros } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { deadlineText, isToFetch, standingOf } from "./claim.ts";
import { prizesWords } from "./prizes.words.ts";
import { Timeline } from "./timeline.tsx";

interface PrizeCardProps {
  readonly prize: MyPrize;
  readonly language: Language;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Just won, and on its way to the list. */
  readonly arriving?: boolean;
}

/** One prize won: what, where it stands, what to do now, and its way so far. */
export const PrizeCard = component$<PrizeCardProps>(({ prize, language, now, arriving }) => {
  const text = prizesWords[language];
  const standing = standingOf(prize, now);
  const { name } = prize.prize;
  const voucher = `${pathOf("voucher", language)}/${prize.id}`;
  return (
    <li class={["prize-card", standing]}>
      <PrizeIllustration name={drawingOf(prize.prize)} />
      <div class="prize-now">
        <h2>{name}</h2>
        <p class="standing">{text.standings[standing]}</p>
        {arriving && <p class="arriving">{text.arriving}</p>}
        <p>{text.advice[standing](deadlineText(prize, language))}</p>
        {prize.rejectionReason && (
          <p class="reason">
            <strong>{text.reason}</strong> {prize.rejectionReason}
          </p>
        )}
        {isToFetch(standing) && (
          <p class="actions">
            <a class="button" href={voucher} aria-label={text.ofPrize(text.voucher, name)}>
              {text.voucher}
            </a>
            <a class="download" href={`${voucher}/pdf`} aria-label={text.ofPrize(text.pdf, name)}>
              {text.pdf}
            </a>
          </p>
        )}
      </div>
      <div class="prize-facts">
        <dl>
          <div>
            <dt>{text.code}</dt>
            <dd class="code">{prize.code}</dd>
          </div>
          <div>
            <dt>{text.value}</dt>
            <dd>{formatEuros(Number(prize.prize.value), language)}</dd>
          </div>
        </dl>
        <Timeline prize={prize} standing={standing} language={language} />
      </div>
    </li>
  );
});
