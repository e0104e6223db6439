import { describe, expect, it } from "vitest";
import { CARD_HEIGHT, CARD_WIDTH, Scratched, zigzagAt } from "./scratch-geometry.ts";

describe("a scratched card", () => {
  it("is whole at first, and a touch opens a fingertip of it", () => {
    const scratched = new Scratched();
    expect(scratched.share).toBe(0);
    scratched.to({ x: 160, y: 100 });
    expect(scratched.share).toBeGreaterThan(0.01);
    expect(scratched.share).toBeLessThan(0.03);
  });

  it("is open all along a stroke, however fast the finger", () => {
    const fast = new Scratched();
    fast.to({ x: 0, y: 100 });
    fast.to({ x: CARD_WIDTH, y: 100 });
    const slow = new Scratched();
    for (let x = 0; x <= CARD_WIDTH; x += 1) slow.to({ x, y: 100 });
    expect(fast.share).toBeCloseTo(slow.share, 1);
    expect(fast.share).toBeGreaterThan(0.15);
  });

  it("keeps what lies between two strokes", () => {
    const lifted = new Scratched();
    lifted.to({ x: 20, y: 20 });
    lifted.lift();
    lifted.to({ x: 300, y: 180 });
    expect(lifted.share).toBeLessThan(0.06);
  });

  it("is open to the last corner after the whole zigzag", () => {
    const scratched = new Scratched();
    for (let step = 0; step <= 200; step += 1) scratched.to(zigzagAt(step / 200));
    expect(scratched.share).toBeGreaterThan(0.85);
    expect(zigzagAt(2)).toEqual(zigzagAt(1));
    expect(zigzagAt(1).y).toBe(CARD_HEIGHT);
  });
});
