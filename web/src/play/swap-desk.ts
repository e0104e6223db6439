/** Puts the answer's page in the place of the one that asked. All words come from the server. */

import {
  NOTICE_ID,
  PLAY_FORM_ID,
  SIDE_ID,
  STATUS_ID,
  UNREACHABLE_ID,
  WON_HEADING_ID,
  WORDS_ID,
} from "./desk-parts.ts";

/** Whether a page is the answer to a play. */
export function isDesk(page: Document): boolean {
  return page.getElementById(WORDS_ID) !== null && page.getElementById(STATUS_ID) !== null;
}

/** Exchanges the desk for that of an answer, and leads to what needs reading. */
export function swapDesk(answer: Document): void {
  keepListeners(answer);
  document.title = answer.title;
  for (const id of [WORDS_ID, SIDE_ID]) {
    const there = answer.getElementById(id);
    if (there) document.getElementById(id)?.replaceWith(there);
  }
  document
    .getElementById(STATUS_ID)
    ?.replaceChildren(...(answer.getElementById(STATUS_ID)?.childNodes ?? []));
  (document.getElementById(WON_HEADING_ID) ?? document.getElementById(NOTICE_ID))?.focus();
}

/** Says that no answer came; the form keeps its code and its key and can be sent again. */
export function showUnreachable(form: HTMLFormElement): void {
  const template = document.getElementById(UNREACHABLE_ID);
  if (!(template instanceof HTMLTemplateElement)) return;
  document.getElementById(NOTICE_ID)?.remove();
  form.before(template.content.cloneNode(true));
  setBusy(form, false);
  const button = submitOf(form);
  if (button) button.textContent = button.dataset["retry"] ?? "";
  document.getElementById(NOTICE_ID)?.focus();
}

/** Shows on the button, and tells in the live region, that the play is under way. */
export function setBusy(form: HTMLFormElement, isBusy: boolean): void {
  const status = document.getElementById(STATUS_ID);
  const button = submitOf(form);
  if (isBusy) {
    form.dataset["busy"] = "yes";
    button?.setAttribute("aria-disabled", "true");
    if (!button) return;
    button.textContent = button.dataset["asking"] ?? "";
    const asking = document.createElement("p");
    asking.className = "unseen";
    asking.textContent = button.textContent;
    status?.replaceChildren(asking);
  } else {
    delete form.dataset["busy"];
    button?.removeAttribute("aria-disabled");
    status?.replaceChildren();
  }
}

function submitOf(form: HTMLFormElement): HTMLButtonElement | null {
  return form.querySelector("button");
}

/** The answer's form names its listeners by their place in the answer; here they have their places in this page. */
function keepListeners(answer: Document): void {
  const listeners = document.getElementById(PLAY_FORM_ID)?.getAttribute("on:submit");
  if (listeners) answer.getElementById(PLAY_FORM_ID)?.setAttribute("on:submit", listeners);
}
