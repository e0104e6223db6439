import { describe, expect, it } from "vitest";
import { newRecoveryCodes, RECOVERY_CODES, readRecoveryCode, recoveryHash } from "./recovery-codes.ts";

describe("a sheet of recovery codes", () => {
  it("has ten different codes of 120 bits, in groups of four", () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(RECOVERY_CODES);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it("uses every letter of its alphabet", () => {
    const letters = Array.from({ length: 20 }, newRecoveryCodes).flat().join("").replaceAll("-", "");
    expect(new Set(letters).size).toBe(32);
  });

  it("is read as people type: small letters, spaces or nothing between, O for 0, I and l for 1", () => {
    expect(readRecoveryCode("0123-4567-89AB-CDEF-GHJK-MNP1")).toBe("0123456789ABCDEFGHJKMNP1");
    expect(readRecoveryCode(" o123 4567 89ab cdef ghjk mnpl ")).toBe("0123456789ABCDEFGHJKMNP1");
    expect(readRecoveryCode("OI23456789abcdefghjkmnpi")).toBe("0123456789ABCDEFGHJKMNP1");
  });

  it.each(["", "123456", "0123-4567-89AB-CDEF-GHJK-MNP", "0123-4567-89AB-CDEF-GHJK-MNP12", "U".repeat(24)])(
    "has no code like %j",
    (typed) => {
      expect(readRecoveryCode(typed)).toBeUndefined();
    },
  );

  it("is stored by hashes that differ from one person to the next", () => {
    const [code = ""] = newRecoveryCodes();
    const read = readRecoveryCode(code) ?? "";
    expect(recoveryHash("one", read)).toBe(recoveryHash("one", read));
    expect(recoveryHash("one", read)).not.toBe(recoveryHash("other", read));
    expect(recoveryHash("one", read)).not.toContain(read);
  });
});
