/**
 * Sends the play form without leaving the page, and shows what came of it. Nothing here knows Qwik or any words: the
 * server answers with the same page that a form without a script would get.
 */

import { REVEAL_ID } from "./desk-parts.ts";
import { playingCookieOf } from "./playing-cookie.ts";
import { fetchProps, type Props, showReveal } from "./show-reveal.ts";
import { isDesk, setBusy, showUnreachable, swapDesk } from "./swap-desk.ts";

/** A play takes well under a second; on a bad line, asking again is safe because the key is the same. */
const PATIENCE_MS = 15_000;

/** Takes over from the page's own listener, which holds the form back for a moment; does nothing when it does not. */
export async function sendPlay(form: HTMLFormElement): Promise<void> {
  const { patience, busy, player = "", reveal, sound } = form.dataset;
  if (patience === undefined || busy !== undefined) return;
  clearTimeout(Number(patience));
  delete form.dataset["patience"];
  try {
    setBusy(form, true);
    const props = fetchProps(reveal, sound === "on"); // on its way while the play is
    const fields = new URLSearchParams(
      Array.from(new FormData(form), ([name, value]) => [name, String(value)]),
    );
    // From here on a page loaded anew asks what became of this play, also if its address was a link's.
    const key = fields.get("key") ?? "";
    const code = fields.get("code") ?? "";
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing from half of the phones this is for
    document.cookie = playingCookieOf({ key, player, code });
    history.replaceState(history.state, "", location.pathname);
    await showAnswer(form, await ask(form.action, fields), props);
  } catch (error) {
    console.warn(error);
    form.submit(); // whatever this browser lacks, the plain form works, and the key makes a second play harmless
    setBusy(form, false); // for whoever comes back to this page as they left it
  }
}

/** What came back: a page, an address to go to, or nothing. */
type Answer = { readonly page: Document } | { readonly address: string } | undefined;

async function ask(action: string, body: URLSearchParams): Promise<Answer> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const response = await fetch(action, {
      method: "POST",
      headers: { Accept: "text/html" },
      body,
      signal: patience.signal,
    });
    if (response.redirected) return { address: response.url };
    return { page: new DOMParser().parseFromString(await response.text(), "text/html") };
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function showAnswer(form: HTMLFormElement, answer: Answer, props: Props | undefined): Promise<void> {
  if (answer && "address" in answer) {
    setBusy(form, false); // for whoever comes back to this page as they left it
    return location.assign(answer.address);
  }
  if (!answer || !isDesk(answer.page)) return showUnreachable(form);
  const template = answer.page.getElementById(REVEAL_ID);
  const shown =
    props && template instanceof HTMLTemplateElement ? await showReveal(template, props) : undefined;
  shown?.close();
  swapDesk(answer.page);
  if (shown?.watched) await props?.celebrate.then((celebrate) => celebrate()).catch(() => {});
}
