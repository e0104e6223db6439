/** Drawings as text, for pages that are written without the framework. */

import { MARK, MARK_SIZE } from "./mark.ts";
import type { Illustration } from "./shapes.ts";

function drawing(name: string, size: number, paths: readonly string[]): string {
  return `<svg class="${name}" viewBox="0 0 ${size} ${size}" aria-hidden="true" focusable="false">${paths.join("")}</svg>`;
}

export function markText(): string {
  const paths = MARK.map(({ part, path }) => `<path class="mark-${part}" d="${path}"/>`);
  return drawing("mark", MARK_SIZE, paths);
}

export function illustrationText({ size, parts }: Illustration): string {
  const paths = parts.map(
    ({ tone, path, as }) => `<path class="art-${tone}${as ? ` ${as}` : ""}" d="${path}"/>`,
  );
  return drawing("art", size, paths);
}
