import { component$ } from "@builder.io/qwik";
import type { DrawingName } from "../drawings/drawing-name.ts";
import { PrizeDrawing } from "../drawings/prize-drawing.tsx";
import { fieldPath, fieldsOf, middleOf, ROTOR_ID, restingAngle } from "./wheel-geometry.ts";

const RADIUS = 96;
const DRAWING_SCALE = 0.62;

interface WheelProps {
  readonly drawings: readonly DrawingName[];
  /** Position of the prize that was won; the wheel already stands on it. */
  readonly stoppedOn: number | undefined;
}

/** The wheel as a drawing. It only illustrates: the prize is decided before, and told in words beside it. */
export const Wheel = component$<WheelProps>(({ drawings, stoppedOn }) => {
  const fields = fieldsOf(drawings.length);
  const angle = stoppedOn === undefined ? 0 : restingAngle(stoppedOn, drawings.length);
  return (
    <svg class="wheel" viewBox="-104 -112 208 216" aria-hidden="true" focusable="false">
      <circle class="wheel-rim" r={RADIUS + 5} />
      <g id={ROTOR_ID} transform={`rotate(${angle})`}>
        {fields.map((prize, field) => (
          <g key={field} class={["wheel-field", `tone-${prize % 5}`]}>
            <path class="wheel-ground" d={fieldPath(field, fields.length, RADIUS)} />
            <PrizeDrawing
              name={drawings[prize] ?? "gift"}
              at={`rotate(${middleOf(field, fields.length)}) translate(0 -68) scale(${DRAWING_SCALE}) translate(-24 -24)`}
            />
          </g>
        ))}
      </g>
      <circle class="wheel-hub" r="17" />
      <path class="wheel-hub-leaf" d="M0 -11c7 5 8 12 1 21c-8-6-8-15-1-21Z" />
      <path class="wheel-pointer" d="M0 -86l-9 -22h18Z" />
    </svg>
  );
});
