/** Two codes, then what is between them. */

import { sync$ } from "@builder.io/qwik";
import type { PackEnd, PackView } from "../../../worker/batches/batches.ts";
import { formatCount } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { ScanButton } from "../scanner/scan-button.tsx";
import { packsWords } from "./packs.words.ts";
import { TextField } from "./text-field.tsx";

interface PackFormProps {
  readonly language: Language;
  readonly action: string;
  readonly first: string;
  readonly last: string;
  /** Where the scanner's next code goes; null when something else is to be read first. */
  readonly focus: PackEnd | null;
  /** The field that was refused, and why. */
  readonly problem: { readonly end: PackEnd; readonly sentence: string } | undefined;
}

/**
 * A scanner ends each code with Enter. After the first code that leads to the second field, as a sent form would also
 * do, only without the way there and back.
 */
const toLastField = sync$((event: KeyboardEvent, input: HTMLInputElement) => {
  const last = input.form?.elements.namedItem("last");
  if (event.key !== "Enter" || !(last instanceof HTMLInputElement) || last.value !== "" || input.value === "")
    return;
  event.preventDefault();
  last.focus();
});

export function PackForm({ language, action, first, last, focus, problem }: PackFormProps) {
  const text = packsWords[language];
  return (
    <form class="pack-form" method="post" action={action}>
      <TextField
        name="first"
        label={text.first}
        hint={text.fieldHint}
        isCode
        value={first}
        isFocused={focus === "first"}
        problem={sentenceAt(problem, "first")}
        onKey={toLastField}
      />
      <ScanButton field="first" next="last" label={text.first} language={language} />
      <TextField
        name="last"
        label={text.last}
        isCode
        value={last}
        isFocused={focus === "last"}
        problem={sentenceAt(problem, "last")}
      />
      <ScanButton field="last" next="first" label={text.last} language={language} />
      <button class="button" type="submit">
        {text.check}
      </button>
    </form>
  );
}

function sentenceAt(problem: PackFormProps["problem"], end: PackEnd): string | undefined {
  return problem?.end === end ? problem.sentence : undefined;
}

interface PackSummaryProps {
  readonly language: Language;
  readonly action: string;
  readonly pack: PackView;
  readonly first: string;
  readonly last: string;
}

/** The focus is on what has to be read and not on the button: one more code of a scanner, with its Enter, must do nothing. */
export function PackSummary({ language, action, pack, first, last }: PackSummaryProps) {
  const text = packsWords[language];
  const { ticketCount, label, firstSerial, lastSerial, storeName } = pack;
  return (
    <form class="pack-summary" method="post" action={action} aria-describedby="pack-question">
      {/* biome-ignore lint/a11y/noAutofocus: the answer to what was just scanned is where reading goes on */}
      <div id="pack-question" class="notice neutral" tabIndex={-1} autoFocus>
        <p class="pack-count">{text.ready(formatCount(ticketCount, language), label)}</p>
        <p>
          {text.readyDetails(
            formatCount(firstSerial, language),
            formatCount(lastSerial, language),
            storeName ?? text.noStore,
          )}
        </p>
        <p class="soft">{text.readyEffect}</p>
      </div>
      <input type="hidden" name="first" value={first} />
      <input type="hidden" name="last" value={last} />
      <div class="actions">
        <button class="button" type="submit">
          {text.activate(formatCount(ticketCount, language))}
        </button>
        <a class="button quiet" href={pathOf("packs", language)}>
          {text.cancel}
        </a>
      </div>
    </form>
  );
}
