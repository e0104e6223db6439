/** How much of the card has been scratched: the card in cells, each cut open by the brush that passes over its middle. */

export const CARD_WIDTH = 320;
export const CARD_HEIGHT = 200;
/** About a fingertip on a card as wide as a phone. */
export const BRUSH_RADIUS = 18;

const CELL = 10;
const COLUMNS = CARD_WIDTH / CELL;
const ROWS = CARD_HEIGHT / CELL;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What has been scratched so far. */
export class Scratched {
  readonly #open = new Set<number>();
  #last: Point | undefined;

  /** Of the whole card, 0 to 1. */
  get share(): number {
    return this.#open.size / (COLUMNS * ROWS);
  }

  /** Begins a new stroke here. */
  lift(): void {
    this.#last = undefined;
  }

  /** Draws the stroke on to a point, all the way: fast fingers leave far points. */
  to(point: Point): void {
    const from = this.#last ?? point;
    const steps = Math.max(1, Math.ceil(Math.hypot(point.x - from.x, point.y - from.y) / CELL));
    for (let step = 0; step <= steps; step += 1) {
      const along = step / steps;
      this.#touch({ x: from.x + (point.x - from.x) * along, y: from.y + (point.y - from.y) * along });
    }
    this.#last = point;
  }

  #touch({ x, y }: Point): void {
    for (let row = 0; row < ROWS; row += 1) {
      for (let column = 0; column < COLUMNS; column += 1) {
        const distance = Math.hypot((column + 0.5) * CELL - x, (row + 0.5) * CELL - y);
        if (distance <= BRUSH_RADIUS) this.#open.add(row * COLUMNS + column);
      }
    }
  }
}

/** The way a hand goes that scratches a whole card: down in zigzag. @param along 0 to 1 */
export function zigzagAt(along: number): Point {
  const strokes = Math.ceil(CARD_HEIGHT / (1.6 * BRUSH_RADIUS));
  const way = Math.min(1, Math.max(0, along)) * strokes;
  const stroke = Math.min(strokes - 1, Math.floor(way));
  const part = way - stroke;
  return {
    x: (stroke % 2 === 0 ? part : 1 - part) * CARD_WIDTH,
    y: ((stroke + part) * CARD_HEIGHT) / strokes,
  };
}
