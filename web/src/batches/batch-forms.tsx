/** The forms below the list: new batches, and the file for the printer. */

import { EXPORT_FORMATS } from "../../../worker/batches/batches.ts";
import { typedValue } from "../account/form-value.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { type StoreChoice, USES } from "./batch-table.tsx";
import { batchesWords } from "./batches.words.ts";
import { TextField } from "./text-field.tsx";

interface CreateFormProps {
  readonly language: Language;
  readonly stores: readonly StoreChoice[];
  readonly action: string;
  /** What was typed into the form just refused. */
  readonly typed: FormData | undefined;
}

export function CreateForm({ language, stores, action, typed }: CreateFormProps) {
  const text = batchesWords[language].create;
  const ticked = typed?.getAll("stores[]") ?? [];
  const use = typedValue(typed, "use") || "printed";
  return (
    <details class="batch-part" open={typed !== undefined}>
      <summary>
        <h2>{text.heading}</h2>
      </summary>
      <p class="soft">{text.hint}</p>
      <form class="batch-form" method="post" action={action}>
        <TextField name="label" label={text.label} hint={text.labelHint} value={typedValue(typed, "label")} />
        <fieldset aria-describedby="stores-hint">
          <legend>{text.stores}</legend>
          <p class="hint" id="stores-hint">
            {text.storesHint}
          </p>
          <div class="batch-choices">
            {stores.map(({ id, name }) => (
              <label key={id}>
                <input type="checkbox" name="stores[]" value={id} checked={ticked.includes(id)} />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>{text.use}</legend>
          <div class="batch-choices">
            {USES.map((value) => (
              <label key={value}>
                <input type="radio" name="use" value={value} checked={value === use} />
                {batchesWords[language].use[value]}
              </label>
            ))}
          </div>
        </fieldset>
        <TextField
          name="count"
          label={text.count}
          hint={text.countHint}
          isNumber
          value={typedValue(typed, "count")}
        />
        <fieldset aria-describedby="range-hint">
          <legend>{text.range}</legend>
          <p class="hint" id="range-hint">
            {text.rangeHint}
          </p>
          <div class="batch-range">
            <TextField name="first" label={text.first} isNumber value={typedValue(typed, "first")} />
            <TextField name="last" label={text.last} isNumber value={typedValue(typed, "last")} />
          </div>
        </fieldset>
        <button class="button" type="submit">
          {text.button}
        </button>
      </form>
    </details>
  );
}

interface PrintFormProps {
  readonly language: Language;
  readonly stores: readonly StoreChoice[];
}

/** A plain question for a file: it changes nothing, so it may be asked by an address. */
export function PrintForm({ language, stores }: PrintFormProps) {
  const text = batchesWords[language].print;
  return (
    <section class="batch-part" aria-labelledby="print-heading">
      <h2 id="print-heading">{text.heading}</h2>
      <p class="soft">{text.lead}</p>
      <form class="batch-print" method="get" action={pathOf("printing", language)}>
        <div class="field">
          <label for="print-store">{text.whose}</label>
          <select id="print-store" name="store">
            <option value="">{text.everything}</option>
            {stores.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="print-format">{text.format}</label>
          <select id="print-format" name="format">
            {EXPORT_FORMATS.map((format) => (
              <option key={format} value={format}>
                {text.formats[format]}
              </option>
            ))}
          </select>
        </div>
        <button class="button quiet" type="submit">
          {text.button}
        </button>
      </form>
    </section>
  );
}
