import { describe, expect, it } from "vitest";
import { printedFile } from "../../worker/batches/printed-file.ts";
import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { checkPrintedFile } from "./printed-lines.ts";

const TICKETS = 3_000;
const codes = createCampaignCodes({
  rootKey: "0f".repeat(32),
  campaign: "printing",
  format: "decimal-10",
  ticketCount: TICKETS,
  shardCount: 1,
});
const FILE = [
  ...printedFile({
    codes,
    ranges: [{ firstSerial: 0, lastSerial: TICKETS - 1 }],
    origin: "http://localhost",
    format: "csv",
  }),
].join("");

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

const check = (text: string, size = 997) => checkPrintedFile(inPieces(text, size), codes, TICKETS);

describe("the check of a printer's file", () => {
  it.each([1, 997, 1_000_000])("passes a right one, however it is cut (%i bytes)", async (size) => {
    expect(await check(FILE, size)).toEqual({ bytes: Buffer.byteLength(FILE), codes: TICKETS });
  });

  const line = (serial: number) =>
    `${serial},${codes.codeOf(serial)},http://localhost/jouer?code=${codes.codeOf(serial)}\r\n`;

  it.each<[string, string, RegExp]>([
    ["without its head", FILE.slice(FILE.indexOf("\n") + 1), /begins with/],
    ["without its last line", FILE.slice(0, -line(TICKETS - 1).length), /2999 tickets/],
    ["cut within a line", FILE.slice(0, -5), /within a line/],
    ["with a ticket left out", FILE.replace(line(7), ""), /where 7 should be/],
    ["with a ticket twice", FILE.replace(line(7), line(7) + line(7)), /where 8 should be/],
    [
      "with another's code",
      FILE.replace(`7,${codes.codeOf(7)},`, `7,${codes.codeOf(8)},`),
      /does not decode/,
    ],
    [
      "with another's link",
      FILE.replace(`=${codes.codeOf(7)}\r\n`, `=${codes.codeOf(8)}\r\n`),
      /another code's/,
    ],
  ])("names what is wrong with one %s", async (_name, wrong, problem) => {
    expect(wrong).not.toBe(FILE);
    await expect(check(wrong)).rejects.toThrow(problem);
  });
});
