import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { publishedDraw } from "../../worker/draws/draws.fixture.ts";
import { auditDraw } from "./draw-audit.ts";

const folder = mkdtempSync(join(tmpdir(), "thetiptop-draw-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("the audit of a grand draw", () => {
  it("finds the published files valid, with the API's answer around the proof or without it", async () => {
    const { proof, file } = await publishedDraw();
    const entrants = write("entrants.txt", file);
    for (const body of [proof, { success: true, data: proof }]) {
      const { isValid, lines } = await auditDraw(write("proof.json", JSON.stringify(body)), entrants);
      expect(isValid).toBe(true);
      expect(lines.at(-1)).toBe("VALID: the grand draw of nice-2026 is the one that was published");
      expect(lines.filter((line) => line.startsWith("right:"))).toHaveLength(6);
    }
  });

  it("names what was changed", async () => {
    const { proof, file, lines } = await publishedDraw();
    const changed = file.replace(lines[3] ?? "", `${(lines[3] ?? "").slice(0, -1)}x`);
    const report = await auditDraw(write("p.json", JSON.stringify(proof)), write("e.txt", changed));
    expect(report.isValid).toBe(false);
    expect(report.lines.filter((line) => line.startsWith("wrong:")).join("\n")).toMatch(
      /line 4: malformed[\s\S]*frozen/,
    );
  });

  it("does not take a round's randomness without its signature", async () => {
    const { proof, file } = await publishedDraw();
    const signature = "00".repeat(48);
    const source = { kind: "drand", chainHash: "ab", publicKey: "ab", round: 7, dueAt: proof.frozenAt };
    const forged = { ...proof, entropySource: source, result: { ...proof.result, signature } };
    const report = await auditDraw(write("d.json", JSON.stringify(forged)), write("d.txt", file));
    expect(report.isValid).toBe(false);
    expect(report.lines).toContain("wrong: the signature is that of round 7");
  });

  it("says what it cannot read", async () => {
    await expect(auditDraw(join(folder, "nowhere.json"), "x")).rejects.toThrow("there is no");
    await expect(auditDraw(write("bad.json", "{}"), write("x.txt", ""))).rejects.toThrow(
      "no proof of a draw",
    );
  });
});
