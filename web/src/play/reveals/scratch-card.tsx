import type { DrawingName } from "../../drawings/drawing-name.ts";
import { PrizeDrawing } from "../../drawings/prize-drawing.tsx";
import { BRUSH_RADIUS, CARD_HEIGHT, CARD_WIDTH } from "./scratch-geometry.ts";

/** A rosette of ellipses, as engraved on bank notes: this many, turned evenly through half a turn. */
const ELLIPSES = 14;
const HALF_TURN_DEGREES = 180;

interface ScratchCardProps {
  /** What lies under the gold leaf; undefined while nothing is won, and the leaf cannot be scratched. */
  readonly prize: { readonly drawing: DrawingName; readonly name: string } | undefined;
}

/** A card under gold leaf. Scratching cuts the leaf away by a mask, so its engraving stays as fine as any drawing. */
export function ScratchCard({ prize }: ScratchCardProps) {
  const pattern = prize ? "gold-leaves-live" : "gold-leaves";
  return (
    <div class="scratch-card">
      {prize && (
        <div class="scratch-prize">
          <PrizeDrawing name={prize.drawing} />
          <p>{prize.name}</p>
        </div>
      )}
      <svg
        class="scratch-foil"
        data-part="foil"
        viewBox={`0 0 ${CARD_WIDTH} ${CARD_HEIGHT}`}
        aria-hidden="true"
        focusable="false"
      >
        <defs>
          <pattern id={pattern} width="26" height="30" patternUnits="userSpaceOnUse">
            <path class="foil-leaf" d="M7 3c4 3 5 7 1 12C3 12 3 7 7 3ZM7 6c1 3 1 6 0 9" />
            <path class="foil-leaf" d="M20 18c4 3 5 7 1 12c-5-3-5-8-1-12ZM20 21c1 3 1 6 0 9" />
          </pattern>
          {prize && (
            <mask
              id="scratched"
              maskUnits="userSpaceOnUse"
              x="0"
              y="0"
              width={CARD_WIDTH}
              height={CARD_HEIGHT}
            >
              <rect width={CARD_WIDTH} height={CARD_HEIGHT} fill="#fff" />
              <path
                data-part="scratches"
                fill="none"
                stroke="#000"
                stroke-width={2 * BRUSH_RADIUS}
                stroke-linecap="round"
                stroke-linejoin="round"
              />
            </mask>
          )}
        </defs>
        <g mask={prize && "url(#scratched)"}>
          <rect class="foil-ground" width={CARD_WIDTH} height={CARD_HEIGHT} />
          <rect width={CARD_WIDTH} height={CARD_HEIGHT} fill={`url(#${pattern})`} />
          <rect class="foil-frame" x="9" y="9" width={CARD_WIDTH - 18} height={CARD_HEIGHT - 18} />
          <rect class="foil-frame" x="13" y="13" width={CARD_WIDTH - 26} height={CARD_HEIGHT - 26} />
          <g transform={`translate(${CARD_WIDTH / 2} ${CARD_HEIGHT / 2})`}>
            <circle class="foil-ground" r="78" />
            {Array.from({ length: ELLIPSES }, (_, turn) => (
              <ellipse
                key={turn}
                class="foil-line"
                rx="72"
                ry="27"
                transform={`rotate(${(turn * HALF_TURN_DEGREES) / ELLIPSES})`}
              />
            ))}
            <circle class="foil-medal" r="25" />
            <path class="foil-mark" d="M0 -16c10 7 12 17 1 31C-11 7-11-8 0-16Z" />
          </g>
        </g>
      </svg>
    </div>
  );
}
