import type { Effect } from "../../../worker/prizes/effect.ts";
import { countText, shareText } from "../i18n/figures.ts";
import type { Language } from "../i18n/pages.ts";
import { prizesWords } from "./prizes.words.ts";

interface EffectPreviewProps {
  readonly language: Language;
  readonly effect: Effect;
  /** A sentence of its own, for what the figures do not show. */
  readonly note: string | undefined;
  readonly action: string;
  /** What was typed, to be sent again as it is. */
  readonly typed: Readonly<Record<string, string>>;
  /** The same form sent twice acts once. */
  readonly formKey: string;
  readonly back: string;
}

/** What a change would do, before it is saved. */
export function EffectPreview(props: EffectPreviewProps) {
  const { language, effect, note, action, typed, formKey, back } = props;
  const text = prizesWords[language].preview;
  const { columns } = text;
  const { rows, unplayed, prizesLeftAfter, missingAfter } = effect;
  return (
    <section class="desk-step" aria-labelledby="effect-heading">
      {/* biome-ignore lint/a11y/noAutofocus: the effect has to be read before its button */}
      <h2 id="effect-heading" tabIndex={-1} autoFocus>
        {text.heading}
      </h2>
      <p class="soft">{text.lead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section class="table-scroll" aria-label={text.caption} tabIndex={0}>
        <table class="table">
          <caption class="unseen">{text.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.name}</th>
              <th scope="col" class="numeric">
                {columns.before}
              </th>
              <th scope="col" class="numeric">
                {columns.after}
              </th>
              <th scope="col" class="numeric">
                {columns.given}
              </th>
              <th scope="col" class="numeric">
                {columns.chanceBefore}
              </th>
              <th scope="col" class="numeric">
                {columns.chanceAfter}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index} class={row.isChanged ? "changed" : undefined}>
                <th scope="row">
                  {language === "fr" ? row.name : row.nameEn}{" "}
                  {row.isChanged && <span class="desk-state open">{text.changed}</span>}
                </th>
                <td class="numeric">{countText(row.leftBefore, language)}</td>
                <td class="numeric">{countText(row.leftAfter, language)}</td>
                <td class="numeric">{countText(row.given, language)}</td>
                <td class="numeric">{shareText(row.chanceBefore, language)}</td>
                <td class="numeric">{shareText(row.chanceAfter, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {note && <p>{note}</p>}
      <p class={missingAfter > 0 ? "desk-warning" : undefined}>
        {text.meaning(countText(unplayed, language), countText(prizesLeftAfter, language))}{" "}
        <strong>
          {missingAfter > 0 ? text.missing(countText(missingAfter, language)) : text.nothingMissing}
        </strong>
      </p>
      <p class="soft">{text.atOnce}</p>
      <form method="post" action={action}>
        {Object.entries(typed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="key" value={formKey} />
        <div class="actions">
          <button class="button" type="submit" name="step" value="save">
            {text.save}
          </button>
          <button class="button quiet" type="submit" name="step" value="correct">
            {text.correct}
          </button>
          <a class="button quiet" href={back}>
            {text.cancel}
          </a>
        </div>
      </form>
    </section>
  );
}
