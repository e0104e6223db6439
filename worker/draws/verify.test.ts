import { describe, expect, it } from "vitest";
import { publishedDraw, utf8 } from "./draws.fixture.ts";
import type { DrawProof } from "./proof.ts";
import { type StepName, type VerifiedStep, verifyDraw } from "./verify.ts";

/** The steps that are wrong, with why and where. */
async function wrongSteps(proof: DrawProof, file: string): Promise<Partial<Record<StepName, VerifiedStep>>> {
  const steps = await verifyDraw(proof, utf8(file));
  return Object.fromEntries(steps.filter(({ kind }) => kind === "wrong").map((step) => [step.step, step]));
}

function changed(proof: DrawProof, change: Partial<NonNullable<DrawProof["result"]>>): DrawProof {
  if (!proof.result) throw new Error("the fixture's draw has taken place");
  return { ...proof, result: { ...proof.result, ...change } };
}

/** Another digit at the end. */
function nudged(hex: string): string {
  return hex.slice(0, -1) + (hex.endsWith("0") ? "1" : "0");
}

describe("the verifier", () => {
  it("finds nothing wrong with what was published", async () => {
    const { proof, file } = await publishedDraw();
    const steps = await verifyDraw(proof, utf8(file));
    expect(steps.map(({ step, kind }) => `${step} ${kind}`)).toEqual([
      "file right",
      "count right",
      "hash right",
      "seed right",
      "entropy right",
      "draw right",
    ]);
  });

  it("leaves open what has not taken place", async () => {
    const { proof, file } = await publishedDraw();
    const steps = await verifyDraw({ ...proof, result: null }, utf8(file));
    expect(steps.filter(({ kind }) => kind === "open").map(({ step }) => step)).toEqual([
      "seed",
      "entropy",
      "draw",
    ]);
  });

  it("tells one changed entrant by the list's hash, and by the draw", async () => {
    const { proof, file, lines } = await publishedDraw();
    const line = lines[40] ?? "";
    const wrong = await wrongSteps(proof, file.replace(line, nudged(line)));
    expect(Object.keys(wrong)).toEqual(["hash", "draw"]);
    expect(wrong.hash).toMatchObject({ why: "differs", stated: proof.entrantsHash });
  });

  it("tells one byte of the seed", async () => {
    const { proof, file } = await publishedDraw();
    const wrong = await wrongSteps(changed(proof, { seed: nudged(proof.result?.seed ?? "") }), file);
    expect(Object.keys(wrong)).toEqual(["seed", "draw"]);
    expect(wrong.seed).toMatchObject({ why: "differs", stated: proof.seedHash });
  });

  it("tells two places exchanged, and names the first", async () => {
    const { proof, file } = await publishedDraw();
    const [winner, first, second, ...more] = proof.result?.places ?? [];
    if (!winner || !first || !second) throw new Error("the fixture has three places");
    const wrong = await wrongSteps(changed(proof, { places: [winner, second, first, ...more] }), file);
    expect(wrong).toEqual({
      draw: expect.objectContaining({
        why: "differs",
        place: 2,
        computed: first.entrant,
        stated: second.entrant,
      }),
    });
  });

  it("tells a place left out", async () => {
    const { proof, file } = await publishedDraw();
    const wrong = await wrongSteps(changed(proof, { places: proof.result?.places.slice(0, 2) ?? [] }), file);
    expect(wrong.draw).toMatchObject({ place: 3, stated: "–" });
  });

  it("tells other digits, too few of them, and a list in another order, doubled or cut", async () => {
    const { proof, file, lines } = await publishedDraw();
    expect(Object.keys(await wrongSteps(changed(proof, { entropy: "123457" }), file))).toEqual(["draw"]);
    expect((await wrongSteps(changed(proof, { entropy: "12345" }), file)).entropy).toMatchObject({
      why: "malformed",
    });
    const [first = "", second = "", ...rest] = lines;
    const swapped = `${[second, first, ...rest].join("\n")}\n`;
    expect((await wrongSteps(proof, swapped)).file).toMatchObject({ why: "unsorted", line: 2 });
    const doubled = `${[first, first, second, ...rest].join("\n")}\n`;
    expect((await wrongSteps(proof, doubled)).file).toMatchObject({ why: "unsorted", line: 2 });
    expect((await wrongSteps(proof, file.slice(0, -1))).file).toMatchObject({ why: "no-line-end" });
    const shorter = await wrongSteps(proof, `${[first, second].join("\n")}\n`);
    expect(Object.keys(shorter)).toEqual(["count", "hash", "draw"]);
  });

  it("answers nonsense with a step that is wrong, and does not fail", async () => {
    const { proof } = await publishedDraw();
    const wrong = await wrongSteps(changed(proof, { seed: "zz" }), "Camille Martin\n");
    expect(wrong.file).toMatchObject({ why: "malformed", line: 1 });
    expect(wrong.seed).toMatchObject({ why: "malformed" });
    expect(Object.keys(await wrongSteps(proof, ""))).toContain("count");
  });
});
