import { describe, expect, it } from "vitest";
import { advisoriesOf } from "./advisories.ts";

const answered = (vulnerabilities: unknown) => JSON.stringify({ auditReportVersion: 2, vulnerabilities });

describe("npm audit", () => {
  it("that found nothing is an answer", () => {
    expect(advisoriesOf(answered({}))).toEqual({ kind: "answered", findings: [] });
  });

  it("names what it found, how bad it is and why", () => {
    const vulnerabilities = {
      tea: { severity: "high", via: ["leaf"] },
      leaf: { severity: "moderate", via: [{ title: "Tastes of nothing" }] },
    };
    expect(advisoriesOf(answered(vulnerabilities))).toEqual({
      kind: "answered",
      findings: [
        { name: "tea", severity: "high", title: "" },
        { name: "leaf", severity: "moderate", title: "Tastes of nothing" },
      ],
    });
  });

  it("whose severity we do not know counts as the worst", () => {
    expect(advisoriesOf(answered({ tea: { severity: "awful", via: [] } }))).toMatchObject({
      findings: [{ severity: "critical" }],
    });
  });

  it("that the registry does not offer is no answer, and never a clean one", () => {
    const refused = { message: "405 Method Not Allowed - POST …/advisories/bulk", error: { summary: "" } };
    const output = `npm warn audit 405 Method Not Allowed\n${JSON.stringify(refused, null, 2)}`;
    expect(advisoriesOf(output)).toEqual({ kind: "not-offered", reason: refused.message });
    for (const nothing of ["", "npm error code ENOTFOUND", "{", "[]", "{}"])
      expect(advisoriesOf(nothing).kind).toBe("not-offered");
  });
});
