import { component$ } from "@builder.io/qwik";
import { MARK, MARK_SIZE } from "./mark.ts";

/** The house's mark. Decorative: the name stands beside it as text. */
export const Mark = component$(() => (
  <svg class="mark" viewBox={`0 0 ${MARK_SIZE} ${MARK_SIZE}`} aria-hidden="true" focusable="false">
    {MARK.map(({ part, path }) => (
      <path key={part} class={`mark-${part}`} d={path} />
    ))}
  </svg>
));
