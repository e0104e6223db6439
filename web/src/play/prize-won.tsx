import { component$ } from "@builder.io/qwik";
import { drawingOf } from "../drawings/drawing-name.ts";
import { PrizeDrawing } from "../drawings/prize-drawing.tsx";
import { formatEuros } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { WonResult } from "./attempt.ts";
import { playWords } from "./play.words.ts";

/** The prize, in words first. */
export const PrizeWon = component$<{ readonly result: WonResult; readonly language: Language }>(
  ({ result, language }) => {
    const text = playWords[language];
    const { prize } = result;
    return (
      <div class="won">
        <PrizeDrawing name={drawingOf(prize)} />
        <h2 id="won-heading" tabIndex={-1}>
          <span class="won-eyebrow">{result.replayed ? text.wonBefore : text.won}</span>{" "}
          <span class="won-name">{prize.name}</span>
        </h2>
        <p>{prize.description}</p>
        <p class="prize-value">{text.wonWorth(formatEuros(Number(prize.value), language))}</p>
        <p class="soft">
          {text.wonCode} <span class="code">{result.code}</span>
        </p>
        <p>{text.wonNext}</p>
        <p class="actions">
          <a class="button" href={pathOf("prizes", language)}>
            {text.seePrizes}
          </a>
          <a class="button quiet" href={`${pathOf("play", language)}?another`}>
            {text.again}
          </a>
        </p>
      </div>
    );
  },
);
