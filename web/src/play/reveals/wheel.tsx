import type { DrawingName } from "../../drawings/drawing-name.ts";
import { PrizeDrawing } from "../../drawings/prize-drawing.tsx";
import { edgeOf, fieldPath, fieldsOf, middleOf, pointAt } from "./wheel-geometry.ts";

const RADIUS = 94;
const PEG_RADIUS = 100;
const DRAWING_SCALE = 0.6;
const VIEW_BOX = "-110 -110 220 220";

/**
 * The wheel as a drawing. It only illustrates: the prize is decided before, and told in words beside it. What turns is
 * a picture of its own, so that an old phone moves it as one layer.
 */
export function Wheel({ drawings }: { readonly drawings: readonly DrawingName[] }) {
  const fields = fieldsOf(drawings.length);
  return (
    <div class="wheel">
      <svg class="wheel-disc" data-part="disc" viewBox={VIEW_BOX} aria-hidden="true" focusable="false">
        <circle class="wheel-rim" r="107" />
        <circle class="wheel-line" r="105" />
        {fields.map((prize, field) => (
          <g key={field} class={["wheel-field", `tone-${prize % 5}`]}>
            <path class="wheel-ground" d={fieldPath(field, fields.length, RADIUS)} />
            <PrizeDrawing
              name={drawings[prize] ?? "gift"}
              at={`rotate(${middleOf(field, fields.length)}) translate(0 -67) scale(${DRAWING_SCALE}) translate(-24 -24)`}
            />
          </g>
        ))}
        <circle class="wheel-line" r={RADIUS} />
        <circle class="wheel-line fine" r="41" />
        {fields.map((_, field) => {
          const [x, y] = pointAt(edgeOf(field, fields.length), PEG_RADIUS);
          return <circle key={field} class="wheel-peg" cx={x} cy={y} r="2.1" />;
        })}
      </svg>
      <svg class="wheel-mount" viewBox={VIEW_BOX} aria-hidden="true" focusable="false">
        <circle class="wheel-hub" r="20" />
        <circle class="wheel-line" r="16.5" />
        <path class="wheel-hub-leaf" d="M0 -11c7 5 8 12 1 21c-8-6-8-15-1-21Z" />
        <g data-part="pointer">
          <path class="wheel-pointer" d="M0 -84c-7-8-11-15-11-19a11 7 0 0 1 22 0c0 4-4 11-11 19Z" />
          <circle class="wheel-pointer-pin" cy="-102" r="2.4" />
        </g>
      </svg>
    </div>
  );
}
