import { component$ } from "@builder.io/qwik";
import type { PrizeLine } from "./campaign-view.ts";

/** Between two shares, of 100. */
const GAP = 0.4;
/** So that the smallest can still be seen, of 100. */
const WIDTH_MIN = 0.4;

/** The shares of all prizes as one bar. Decorative: the figures stand beside each prize. */
export const ShareBar = component$<{ readonly prizes: readonly PrizeLine[] }>(({ prizes }) => {
  const total = prizes.reduce((sum, prize) => sum + prize.sharePercent, 0);
  if (total <= 0) return null;
  let start = 0;
  const last = prizes.at(-1);
  return (
    <svg
      class="share-bar"
      viewBox="0 0 100 3"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {prizes.map((prize) => {
        const gap = prize === last ? 0 : GAP;
        const width = (prize.sharePercent / total) * 100;
        const x = start;
        start += width;
        return (
          <rect
            key={prize.ordinal}
            class={`tone-${prize.ordinal % 5}`}
            x={x}
            width={Math.max(WIDTH_MIN, width - gap)}
            height="3"
          />
        );
      })}
    </svg>
  );
});
