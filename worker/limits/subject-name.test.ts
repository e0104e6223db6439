import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { subjectName } from "./subject-name.ts";

const ROOT_KEY = "00112233445566778899aabbccddeeff".repeat(2);
const OTHER_KEY = "ff".repeat(32);
const SUBJECT = "zoe@example.com|2001:db8::/64";

describe("the name of a subject", () => {
  it("is the same every time, and another for every subject and every deployment", () => {
    const name = subjectName(ROOT_KEY, SUBJECT);
    expect(subjectName(ROOT_KEY, SUBJECT)).toBe(name);
    expect(subjectName(ROOT_KEY, `${SUBJECT} `)).not.toBe(name);
    expect(subjectName(OTHER_KEY, SUBJECT)).not.toBe(name);
    expect(subjectName(ROOT_KEY, SUBJECT)).toBe(name);
  });

  it("has a fixed length and nothing of the subject, not even a hash that anyone could compute", () => {
    for (const subject of ["", "203.0.113.7", "é".repeat(10_000)]) {
      const name = subjectName(ROOT_KEY, subject);
      expect(name).toMatch(/^[A-Za-z0-9_-]{24}$/);
      expect(createHash("sha256").update(subject).digest("base64url").startsWith(name)).toBe(false);
    }
  });
});
