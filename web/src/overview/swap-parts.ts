/** Puts the parts of a newer page in the place of those that stand here. */

/** Parts that somebody is in are left: what has the focus must not vanish. Opened tables stay open. */
export function swapParts(newer: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>("[data-part]")) {
    const there = newer.getElementById(part.id);
    if (!there || part.contains(document.activeElement)) continue;
    for (const details of part.querySelectorAll("details[open]"))
      newer.getElementById(details.id)?.setAttribute("open", "");
    part.replaceChildren(...there.childNodes);
  }
}
