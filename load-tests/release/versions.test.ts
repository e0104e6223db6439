import { describe, expect, it } from "vitest";
import { UserError } from "../local/user-error.ts";
import { liveVersions, onlyVersion, specOf, uploadedVersion, uploadProblem } from "./versions.ts";

const [OLD, NEW] = ["1b6f0f6e-6c57-4d0e-9d0a-2a3a3c1f7a01", "dc8dcd28-271b-4367-9840-6c244f84cb40"];

describe("what is deployed", () => {
  it("is read with its shares", () => {
    const json = JSON.stringify({
      id: "x",
      versions: [
        { version_id: NEW, percentage: 5 },
        { version_id: OLD, percentage: 95 },
      ],
    });
    expect(liveVersions(json).map(specOf)).toEqual([`${NEW}@5%`, `${OLD}@95%`]);
  });

  it("is one version before a rollout begins", () => {
    expect(onlyVersion([{ version: OLD, percentage: 100 }])).toBe(OLD);
    const split = [
      { version: NEW, percentage: 5 },
      { version: OLD, percentage: 95 },
    ];
    expect(() => onlyVersion(split)).toThrow(/under way.*npm run rollback/);
  });

  it("is not made up from an answer of another form", () => {
    expect(() => liveVersions('{"versions":[]}')).toThrow();
    expect(() => liveVersions('{"versions":[{"version_id":"latest","percentage":100}]}')).toThrow();
  });
});

describe("an upload", () => {
  it("says its version", () => {
    const lines = `{"type":"wrangler-session","version":1}\n{"type":"version-upload","version":1,"version_id":"${NEW}"}\n`;
    expect(uploadedVersion(lines)).toBe(NEW);
    expect(() => uploadedVersion('{"type":"wrangler-session"}\n')).toThrow(/which version/);
  });

  it("that changes classes of objects says how they are changed", () => {
    const refused = new UserError("wrangler versions upload failed:\n… [code: 10211]");
    expect(String(uploadProblem(refused))).toMatch(/npm run deploy/);
    const other = new UserError("wrangler versions upload failed: not signed in");
    expect(uploadProblem(other)).toBe(other);
  });
});
