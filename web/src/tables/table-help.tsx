import type { Language } from "../i18n/pages.ts";
import { tableWords } from "./table.words.ts";
import { switchKeys } from "./table-script.ts";

/** The sheet of shortcuts. Nothing in it is needed: everything can be done by links and boxes. */
export function TableHelp({ language }: { readonly language: Language }) {
  const text = tableWords[language].help;
  const keys: readonly (readonly [readonly string[], string])[] = [
    [["j", "k"], text.move],
    [["Enter"], text.enter],
    [["x"], text.tick],
    [["/"], text.filter],
    [["n", "p"], text.pages],
    [["e"], text.exportFile],
    [["?"], text.sheet],
  ];
  return (
    <dialog id="table-help" class="table-help" aria-labelledby="table-help-heading">
      <h2 id="table-help-heading">{text.heading}</h2>
      <dl>
        {keys.map(([pressed, sentence]) => (
          <div key={sentence}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <label>
          <input type="checkbox" checked onChange$={switchKeys} /> {text.active}
        </label>
        <button class="button" type="submit">
          {text.close}
        </button>
      </form>
    </dialog>
  );
}
