import { describe, expect, it } from "vitest";
import { sizeProblem, WORKER_MAX_BYTES } from "./worker-size.ts";

describe("the size of the Worker", () => {
  it("may be 1 MiB and not a byte more", () => {
    expect(sizeProblem(WORKER_MAX_BYTES)).toBeUndefined();
    expect(sizeProblem(WORKER_MAX_BYTES + 1)).toMatch(/too large: 1,025 KiB gzipped of 1,024/);
  });
});
