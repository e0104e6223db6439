import { component$ } from "@builder.io/qwik";

/** The house's mark: a leaf above a cup's rim, and the red seal. Decorative: the name stands beside it as text. */
export const Mark = component$(() => (
  <svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <path class="mark-leaf" d="M20 3c8 6 10 15 1 25C11 21 11 11 20 3Z" />
    <path class="mark-vein" d="M20 8c1 8 1 14-1 22" />
    <path class="mark-cup" d="M6 30h28c-2 5-7 7-14 7S8 35 6 30Z" />
    <circle class="mark-seal" cx="33" cy="9" r="4" />
  </svg>
));
