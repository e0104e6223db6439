import { describe, expect, it } from "vitest";
import { destinationAddress } from "./visitor.ts";

function from(address: string): string {
  return destinationAddress(new URL(address, "https://thetiptop.example"));
}

describe("the page after signing in", () => {
  it("is the draw that a winner came from, with its campaign", () => {
    expect(from("/connexion?next=grandDraw&campaign=nice-2026")).toBe("/grand-tirage?campaign=nice-2026");
    expect(from("/en/sign-in?next=grandDraw")).toBe("/en/grand-draw");
  });

  it("carries no campaign to other pages, and nothing that is no campaign's name", () => {
    expect(from("/connexion?next=prizes&campaign=nice-2026")).toBe("/mes-gains");
    expect(from("/connexion?next=grandDraw&campaign=//ailleurs.example")).toBe("/grand-tirage");
  });
});
