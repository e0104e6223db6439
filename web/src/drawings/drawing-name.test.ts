import { expect, it } from "vitest";
import { drawingOf } from "./drawing-name.ts";

function physical(name: string) {
  return drawingOf({ name, type: "PHYSICAL" });
}

it("draws a prize by its name in either language, and anything unknown as a gift", () => {
  expect(physical("Infuseur à thé")).toBe("infuser");
  expect(physical("Thé Détox 100 g")).toBe("pouch");
  expect(physical("Signature tea 100 g")).toBe("tin");
  expect(physical("Coffret découverte 39 €")).toBe("box");
  expect(physical("Premium box 69 €")).toBe("chest");
  expect(physical("Rosette")).toBe("gift");
  expect(physical("Mug")).toBe("gift");
  expect(drawingOf({ name: "Thé -10 %", type: "DISCOUNT" })).toBe("voucher");
});
