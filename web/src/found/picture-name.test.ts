import { expect, it } from "vitest";
import { pictureOf } from "./picture-name.ts";

it("a page is shared with its own picture, or the general one", () => {
  expect(pictureOf("fairness")).toBe("fairness");
  expect(pictureOf("privacy")).toBe("general");
});
