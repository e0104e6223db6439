/** The keyboard's shortcuts of a table. All that they do can be done without them, by links and boxes. */

/** Where a person who does not want single keys to act has said so (WCAG 2.1.4); of this device alone. */
export const KEYS_STORAGE = "table-keys";

const MOVES: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const LINKS: Readonly<Record<string, string>> = { n: "a[rel=next]", p: "a[rel=prev]", e: "a.table-export" };

/** Acts on a key; keys typed into a field, or held with another, are none of ours. */
export function pressKey(event: KeyboardEvent): void {
  const block = document.querySelector(".table-block");
  const target = event.target;
  if (!block || !(target instanceof HTMLElement)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest("textarea, select, dialog[open], input:not([type=checkbox])")) return;
  if (localStorage.getItem(KEYS_STORAGE) === "off") return;
  const { key } = event;
  const row = currentRow(block);
  const move = MOVES[key];
  const link = LINKS[key];
  if (move !== undefined) {
    // Arrows scroll the page until one is in the table.
    if (key.length === 1 || target.closest("tbody tr")) moveTo(block, row, move);
  } else if (link !== undefined) block.querySelector<HTMLElement>(link)?.click();
  else if (key === "Enter" && target === row)
    row.querySelector<HTMLElement>("a[data-open], a[href]")?.click();
  else if (key === "x") row?.querySelector<HTMLElement>("input[name=row]")?.click();
  else if (key === "/")
    block.querySelector<HTMLElement>(".table-filters input, .table-filters select")?.focus();
  else if (key === "?") openHelp();
}

/** Opens the sheet that lists the keys, with the box as this device has it. */
export function openHelp(): void {
  const sheet = document.querySelector<HTMLDialogElement>("#table-help");
  const box = sheet?.querySelector<HTMLInputElement>("input[type=checkbox]");
  if (box) box.checked = localStorage.getItem(KEYS_STORAGE) !== "off";
  sheet?.showModal();
}

/** Says how many rows are ticked, wherever the tick came from. */
export function countTicks(form: Element): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[name=row]")];
  const ticked = boxes.filter(({ checked }) => checked).length;
  const whole = form.querySelector<HTMLInputElement>("input[data-whole-page]");
  if (whole) {
    whole.checked = ticked === boxes.length;
    whole.indeterminate = ticked > 0 && ticked < boxes.length;
  }
  const said = form.querySelector<HTMLElement>("[data-ticked]");
  if (said)
    said.textContent = ticked === 0 ? (said.dataset["none"] ?? "") : `${ticked} ${said.dataset["ticked"]}`;
}

/** A box was changed: the one of the whole page changes the others. */
export function changeTick(form: Element, box: EventTarget | null): void {
  if (box instanceof HTMLInputElement && box.hasAttribute("data-whole-page"))
    for (const one of form.querySelectorAll<HTMLInputElement>("input[name=row]")) one.checked = box.checked;
  countTicks(form);
}

function currentRow(block: Element): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>("tbody tr");
  return focused && block.contains(focused) ? focused : block.querySelector<HTMLElement>("tbody tr:target");
}

function moveTo(block: Element, row: HTMLElement | null, step: 1 | -1): void {
  const rows = [...block.querySelectorAll<HTMLElement>("tbody tr")];
  const index = row ? rows.indexOf(row) + step : step === 1 ? 0 : rows.length - 1;
  rows[Math.min(Math.max(index, 0), rows.length - 1)]?.focus();
}
