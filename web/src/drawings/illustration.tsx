/** Illustrations as SVG. All are decorative: what they show always stands beside them in words. */

import { type IllustrationName, illustrationOf } from "./prize-illustrations.ts";
import type { Illustration } from "./shapes.ts";
import { SPRIG } from "./sprig.ts";

function Drawn({ illustration }: { readonly illustration: Illustration }) {
  const { size, parts } = illustration;
  return (
    <svg class="art" viewBox={`0 0 ${size} ${size}`} aria-hidden="true" focusable="false">
      {parts.map(({ tone, path, as }, part) => (
        <path key={part} class={`art-${tone}${as ? ` ${as}` : ""}`} d={path} />
      ))}
    </svg>
  );
}

/** A prize, or the year of tea, in the tones of the house. */
export function PrizeIllustration({ name }: { readonly name: IllustrationName }) {
  return <Drawn illustration={illustrationOf(name)} />;
}

/** The motif of the house: two leaves and a bud, as they are picked. */
export function Sprig() {
  return <Drawn illustration={SPRIG} />;
}
