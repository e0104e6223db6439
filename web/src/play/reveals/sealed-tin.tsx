import type { DrawingName } from "../../drawings/drawing-name.ts";
import { PrizeDrawing } from "../../drawings/prize-drawing.tsx";

/** A tea tin under a paper band and a wax seal, drawn from back to front: what is inside rises behind its wall. */
export function SealedTin({ prize }: { readonly prize: DrawingName | undefined }) {
  return (
    <svg class="tin" data-part="tin" viewBox="0 0 240 270" aria-hidden="true" focusable="false">
      <ellipse class="tin-shadow" cx="120" cy="240" rx="92" ry="13" />
      <ellipse class="tin-inside" cx="120" cy="100" rx="78" ry="16" />
      {prize && (
        <g data-part="gift" class="tin-gift">
          <PrizeDrawing name={prize} at="translate(120 152) scale(1.9) translate(-24 -24)" />
        </g>
      )}
      <path class="tin-body" d="M42 100V226A78 16 0 0 0 198 226V100A78 16 0 0 1 42 100Z" />
      <path class="tin-band" d="M42 122A78 16 0 0 0 198 122V210A78 16 0 0 1 42 210Z" />
      <path class="tin-line" d="M42 128A78 16 0 0 0 198 128M42 204A78 16 0 0 0 198 204" />
      <path class="tin-leaf" d="M72 150c9 7 11 17 2 30C63 174 62 159 72 150ZM72 156c2 8 2 16 0 24" />
      <path class="tin-leaf" d="M168 150c-9 7-11 17-2 30c11-6 12-21 2-30ZM168 156c-2 8-2 16 0 24" />
      <path class="tin-paper" data-part="paper-lower" d="M105 117q15 1 30 0V176l-7 5-8-5-8 5-7-5Z" />
      <g data-part="lid">
        <path class="tin-body" d="M38 70V100A82 17 0 0 0 202 100V70Z" />
        <path class="tin-line" d="M38 94A82 17 0 0 0 202 94" />
        <ellipse class="tin-top" cx="120" cy="70" rx="82" ry="17" />
        <ellipse class="tin-line" cx="120" cy="70" rx="66" ry="12" />
        <path class="tin-paper" d="M106 58h28l1 29V117q-15 1-30 0V87Z" />
      </g>
      <g data-part="seal-left">
        <path
          class="tin-wax"
          d="M120 112c-8-2-13 3-17 6c-5 4-5 10-4 14c1 6 6 11 11 12c4 1 7 1 9 0l3-9-4-8 4-8Z"
        />
      </g>
      <g data-part="seal-right">
        <path
          class="tin-wax"
          d="M120 112c6-3 13 0 17 5c4 4 6 9 4 15c-2 5-6 10-12 11c-4 1-7 2-10 1l3-9-4-8 4-8Z"
        />
        <path class="tin-wax-mark" d="M121 120c5 4 6 9 1 16c-6-4-6-11-1-16Z" />
      </g>
    </svg>
  );
}
