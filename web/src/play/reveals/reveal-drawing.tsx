import { type DrawingName, drawingOf } from "../../drawings/drawing-name.ts";
import type { WonResult } from "../attempt.ts";
import type { RevealName } from "../reveal-choice.ts";
import { ScratchCard } from "./scratch-card.tsx";
import { SealedTin } from "./sealed-tin.tsx";
import { Wheel } from "./wheel.tsx";

interface RevealDrawingProps {
  readonly reveal: RevealName;
  /** Of the campaign's prizes, in their order. */
  readonly drawings: readonly DrawingName[];
  /** What is about to be uncovered; undefined while nothing is won. */
  readonly prize: WonResult["prize"] | undefined;
}

/** The reveal as a drawing, at rest. */
export function RevealDrawing({ reveal, drawings, prize }: RevealDrawingProps) {
  switch (reveal) {
    case "wheel":
      return drawings.length > 0 ? <Wheel drawings={drawings} /> : null;
    case "scratch":
      return <ScratchCard prize={prize && { drawing: drawingOf(prize), name: prize.name }} />;
    case "tin":
      return <SealedTin prize={prize && drawingOf(prize)} />;
  }
}
