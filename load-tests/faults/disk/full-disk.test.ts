import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lacksFullDisk, makeFullDisk } from "./full-disk.ts";

let scratch: string;
let folder: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "thetiptop-disk-"));
  folder = join(scratch, "data");
  mkdirSync(folder);
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

/** What becomes of a write, in a program that runs on the disk: "written" or the error's code. */
function attempt(write: string, environment: Readonly<Record<string, string>>): string {
  const script = `const fs = require("node:fs"); try { ${write}; console.log("written") } catch (e) { console.log(e.code) }`;
  const { stdout } = spawnSync(process.execPath, ["-e", script], {
    cwd: folder,
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  return stdout.trim();
}

describe.runIf(lacksFullDisk() === undefined)("a full disk", () => {
  it("takes nothing more, keeps what it has, and lets that be written over", () => {
    const disk = makeFullDisk(scratch, folder);
    const { environment } = disk;
    expect(attempt('fs.writeFileSync("a", "12345678")', environment)).toBe("written");
    disk.setFull(true);
    expect(attempt('fs.appendFileSync("a", "9")', environment)).toBe("ENOSPC");
    expect(attempt('fs.writeFileSync("b", "1")', environment)).toBe("ENOSPC");
    expect(attempt('fs.truncateSync("a", 100)', environment)).toBe("ENOSPC");
    expect(attempt('fs.writeSync(fs.openSync("a", "r+"), "1234", 4)', environment)).toBe("written");
    expect(
      attempt('if (fs.readFileSync("a", "utf8") !== "12341234") throw { code: "other" }', environment),
    ).toBe("written");
    expect(disk.refused()).toBe(3);
  });

  it("is full below its folder alone, and takes everything again when there is room", () => {
    const disk = makeFullDisk(scratch, folder);
    disk.setFull(true);
    expect(attempt('fs.writeFileSync("../beside", "1")', disk.environment)).toBe("written");
    expect(attempt('fs.writeFileSync("c", "1")', disk.environment)).toBe("ENOSPC");
    disk.setFull(false);
    expect(attempt('fs.writeFileSync("c", "1")', disk.environment)).toBe("written");
  });
});
