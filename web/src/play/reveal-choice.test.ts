import { describe, expect, it } from "vitest";
import { choiceAfter, REVEAL_NAMES, readChoice, writeChoice } from "./reveal-choice.ts";

describe("the choice of a reveal", () => {
  it("is the wheel without a sound until somebody chooses", () => {
    for (const value of [undefined, "", "roulette.loud", "."])
      expect(readChoice(value)).toEqual({ reveal: "wheel", sound: false });
  });

  it("comes back from its cookie as it was made", () => {
    for (const reveal of REVEAL_NAMES)
      for (const sound of [true, false])
        expect(readChoice(writeChoice({ reveal, sound }))).toEqual({ reveal, sound });
  });

  it("changes by the button that was pressed and keeps the rest", () => {
    const before = { reveal: "tin", sound: true } as const;
    expect(choiceAfter(before, { reveal: "scratch" })).toEqual({ reveal: "scratch", sound: true });
    expect(choiceAfter(before, { sound: "off" })).toEqual({ reveal: "tin", sound: false });
    expect(choiceAfter(before, { reveal: ["wheel"], sound: "loud" })).toEqual(before);
    expect(choiceAfter(before, {})).toEqual(before);
  });
});
