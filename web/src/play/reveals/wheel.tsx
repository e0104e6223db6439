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
          <path
            class="wheel-pointer"
            d="M0 -81C-6 -90-10 -98-10 -106Q-5 -112 0 -112T10 -106C10 -98 6 -90 0 -81Z"
          />
          <path class="wheel-pointer-vein" d="M0 -105V-90" />
        </g>
      </svg>
    </div>
  );
}
