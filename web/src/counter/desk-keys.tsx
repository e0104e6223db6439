/** What the desk's script brings: sounds, the verdict read out, and shortcuts, with the sheet that tells of them. */

import { event$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { deskWords } from "./desk.words.ts";
import { startDesk } from "./start-desk.ts";

const start = event$((_: Event, root: HTMLElement) => startDesk(root));

interface KeysProps {
  readonly language: Language;
  /** Beside a table, whose own sheet tells of the keys: a second one would open with it. */
  readonly isTable?: boolean;
}

export function DeskKeys({ language, isTable }: KeysProps) {
  const text = deskWords[language];
  const keys = [
    ["/", text.keyNames.focus],
    ["V", text.keyNames.validate],
    ["H", text.keyNames.handOver],
    ["R", text.keyNames.reject],
    ["U", text.keyNames.undo],
    ["?", text.keyNames.help],
  ] as const;
  return (
    <footer class="desk-keys" document:onQInit$={start}>
      <p class="unseen" role="status" data-part="live" />
      <button
        class="link"
        type="button"
        data-part="sound"
        data-on={text.soundOn}
        data-off={text.soundOff}
        hidden
      >
        {text.soundOn}
      </button>
      {!isTable && (
        <details data-part="help">
          <summary>{text.keys}</summary>
          <dl>
            {keys.map(([key, name]) => (
              <div key={key} class="desk-key">
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </footer>
  );
}
