import { component$ } from "@builder.io/qwik";
import type { PrizeLine } from "./campaign-view.ts";

const GAP = 0.4;

/** The shares of all prizes as one bar. Decorative: the figures stand beside each prize. */
export const ShareBar = component$<{ readonly prizes: readonly PrizeLine[] }>(({ prizes }) => {
  const total = prizes.reduce((sum, prize) => sum + prize.sharePercent, 0);
  if (total <= 0) return null;
  let start = 0;
  return (
    <svg
      class="share-bar"
      viewBox="0 0 100 3"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {prizes.map((prize) => {
        const width = (prize.sharePercent / total) * 100;
        const x = start;
        start += width;
        return (
          <rect
            key={prize.ordinal}
            class={`tone-${prize.ordinal % 5}`}
            x={x}
            width={Math.max(GAP, width - GAP)}
            height="3"
          />
        );
      })}
    </svg>
  );
});
