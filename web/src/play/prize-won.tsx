import { drawingOf } from "../drawings/drawing-name.ts";
import { PrizeIllustration } from "../drawings/illustration.tsx";
import { formatEuros } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { WonResult } from "./attempt.ts";
import { WON_HEADING_ID } from "./desk-parts.ts";
import { playWords } from "./play.words.ts";
import { ANOTHER } from "./play-view.ts";

/** The prize, in words first. */
export function PrizeWon({ result, language }: { readonly result: WonResult; readonly language: Language }) {
  const text = playWords[language];
  const { prize } = result;
  return (
    <div class="won">
      <PrizeIllustration name={drawingOf(prize)} />
      <h2 id={WON_HEADING_ID} tabIndex={-1}>
        <span class="won-eyebrow">{result.replayed ? text.wonBefore : text.won}</span>{" "}
        <span class="won-name">{prize.name}</span>
      </h2>
      <p>{prize.description}</p>
      <dl class="won-facts">
        <div>
          <dt>{text.wonWorth}</dt>
          <dd>{formatEuros(Number(prize.value), language)}</dd>
        </div>
        <div>
          <dt>{text.wonCode}</dt>
          <dd class="code">{result.code}</dd>
        </div>
      </dl>
      <p class="soft">{text.wonNext}</p>
      <p class="actions">
        <a class="button" href={`${pathOf("voucher", language)}/${result.ticketId}`}>
          {text.seeVoucher}
        </a>
        <a class="button quiet" href={pathOf("prizes", language)}>
          {text.seePrizes}
        </a>
      </p>
      <p>
        <a class="won-again" href={`${pathOf("play", language)}?${ANOTHER}`}>
          {text.again}
        </a>
      </p>
    </div>
  );
}
