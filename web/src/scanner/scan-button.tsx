/**
 * A button that reads a code with the camera into a field of the same page, and sends its form or goes on to the next
 * field. It shows itself only where there is a camera to ask for; put it inside the form, after the field. The page must be one of those
 * that may use the camera (http/security-headers.ts).
 */

import { event$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import type { Scanned } from "./detector.ts";
import { offerCamera, openScanner } from "./open-scanner.ts";
import { scannerWords } from "./scanner.words.ts";

interface ScanButtonProps {
  /** Id of the field. */
  readonly field: string;
  /** Id of the field that is filled after it: one that is empty still gets the focus, and nothing is sent. */
  readonly next?: string;
  /** Read out with the button where a page has several. */
  readonly label?: string;
  readonly what?: Scanned;
  readonly language: Language;
}

// Outside the component and without captures, so that Qwik's core has nothing to wake up for.
const offer = event$((_: Event, root: HTMLElement) => offerCamera(root));
const open = event$((_: Event, button: HTMLElement) => openScanner(button));

export function ScanButton({ field, next, label, what = "ticket", language }: ScanButtonProps) {
  const text = scannerWords[language];
  return (
    <div class="scan" data-field={field} data-next={next} data-what={what} document:onQInit$={offer}>
      <button class="button quiet" type="button" hidden onClick$={open}>
        {text.open}
        {label !== undefined && <span class="unseen"> : {label}</span>}
      </button>
      <dialog class="scanner" aria-labelledby={`${field}-scanner`}>
        <h2 id={`${field}-scanner`}>{text.headings[what]}</h2>
        <p
          data-part="say"
          role="status"
          data-hint={text.hints[what]}
          data-refused={text.refused}
          data-failed={text.failed}
        >
          {text.looking}
        </p>
        <video muted playsInline />
        <button class="button quiet" type="button" data-part="close">
          {text.close}
        </button>
      </dialog>
    </div>
  );
}
