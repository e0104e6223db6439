import { describe, expect, it } from "vitest";
import { createCampaignCodes } from "../tickets/codes/codes.ts";
import { printedFile, streamOf } from "./printed-file.ts";

const codes = createCampaignCodes({
  rootKey: "0f".repeat(32),
  campaign: "demo",
  format: "decimal-10",
  ticketCount: 200_000,
  shardCount: 10,
});
const origin = "https://jeu.thetiptop.example";

function textOf(format: "csv" | "ndjson", ...ranges: [number, number][]): string {
  const file = ranges.map(([firstSerial, lastSerial]) => ({ firstSerial, lastSerial }));
  return [...printedFile({ codes, ranges: file, origin, format })].join("");
}

describe("the file for a printer", () => {
  it("has a byte order mark, a head and a line a ticket as CSV", () => {
    const [three, four] = [codes.codeOf(3), codes.codeOf(4)];
    expect(textOf("csv", [3, 4])).toBe(
      `\uFEFFserial,code,link\r\n3,${three},${origin}/jouer?code=${three}\r\n4,${four},${origin}/jouer?code=${four}\r\n`,
    );
  });

  it("has a JSON value a line as NDJSON", () => {
    const code = codes.codeOf(7);
    const lines = textOf("ndjson", [7, 8]).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? "")).toEqual({ serial: 7, code, link: `${origin}/jouer?code=${code}` });
  });

  it("has every serial of every range once, over the ends of its pieces, and each code decodes to its serial", () => {
    const lines = textOf("csv", [0, 2_500], [100_000, 101_023]).split("\r\n").slice(1, -1);
    const read = lines.map((line) => line.split(","));
    const serials = read.map(([serial]) => Number(serial));
    expect(serials).toEqual([
      ...Array.from({ length: 2_501 }, (_, n) => n),
      ...Array.from({ length: 1_024 }, (_, n) => 100_000 + n),
    ]);
    for (const [serial, code = ""] of read)
      expect(codes.serialOf(code)).toMatchObject({ kind: "serial", serial: Number(serial) });
  });

  it("is made only as it is read, and no further once nobody reads", async () => {
    let made = 0;
    const codeOf = (serial: number) => {
      made++;
      return codes.codeOf(serial);
    };
    const counted = { codeOf, display: codes.display };
    const ranges = [{ firstSerial: 0, lastSerial: 199_999 }];
    const reader = streamOf(printedFile({ codes: counted, ranges, origin, format: "ndjson" })).getReader();
    expect(made).toBe(0);
    await reader.read();
    const afterOne = made;
    expect(afterOne).toBeGreaterThan(0);
    expect(afterOne).toBeLessThanOrEqual(2_048);
    await reader.cancel();
    expect(made).toBe(afterOne);
  });

  it("shows codes as they are printed and links to what they are", () => {
    const grouped = createCampaignCodes({
      rootKey: "0f".repeat(32),
      campaign: "grouped",
      format: "base32-11",
      ticketCount: 100,
      shardCount: 1,
    });
    const ranges = [{ firstSerial: 0, lastSerial: 0 }];
    const [, line = ""] = [...printedFile({ codes: grouped, ranges, origin, format: "csv" })];
    expect(line).toMatch(/^0,[0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4},https:.*code=[0-9A-Z]{11}\r\n$/);
  });
});
