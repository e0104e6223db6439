/** How many get how far: a list that reads without its bars. */

import type { Language } from "../i18n/pages.ts";
import { countText, shareText } from "./figures.ts";
import { overviewWords } from "./overview.words.ts";

export interface Step {
  readonly label: string;
  readonly count: number;
}

interface FunnelProps {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly language: Language;
}

/** A bar that would not be seen stands for more than nothing. */
const THINNEST = 0.6;
const WIDTH = 100;

export function Funnel({ title, steps, language }: FunnelProps) {
  const { ofPrevious } = overviewWords[language].funnels;
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <div class="funnel">
      <h3>{title}</h3>
      <ol>
        {steps.map(({ label, count }, index) => {
          const previous = steps[index - 1]?.count ?? 0;
          const width = count > 0 ? Math.max(THINNEST, (count / most) * WIDTH) : 0;
          return (
            <li key={label}>
              <span class="funnel-label">{label}</span>
              <strong>{countText(count, language)}</strong>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="chart-ground" width="100" height="10" />
                <rect class="chart-bar" width={width} height="10" />
              </svg>
              {index > 0 && previous > 0 && (
                <span class="soft funnel-share">{ofPrevious(shareText(count, previous, language))}</span>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
