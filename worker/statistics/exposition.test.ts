import { describe, expect, it } from "vitest";
import { expositionOf } from "./exposition.ts";

describe("Prometheus' text format", () => {
  it("has help, type and samples, each on a line", () => {
    const samples = [{ labels: { role: "ADMIN" }, value: 2 }, { value: 0.5 }];
    expect(expositionOf([{ name: "thetiptop_users", help: "Accounts.", type: "gauge", samples }])).toBe(
      [
        "# HELP thetiptop_users Accounts.",
        "# TYPE thetiptop_users gauge",
        'thetiptop_users{role="ADMIN"} 2',
        "thetiptop_users 0.5",
        "",
      ].join("\n"),
    );
  });

  it("escapes what would end a label or a line", () => {
    const labels = { prize: 'thé "détox"\\\nvert' };
    const text = expositionOf([
      { name: "x", help: "a\\b\nc", type: "counter", samples: [{ labels, value: 1 }] },
    ]);
    expect(text).toBe('# HELP x a\\\\b\\nc\n# TYPE x counter\nx{prize="thé \\"détox\\"\\\\\\nvert"} 1\n');
  });

  it("leaves out what nobody knows", () => {
    expect(expositionOf([{ name: "x", help: "y", type: "gauge", samples: [] }])).toBe("");
  });
});
