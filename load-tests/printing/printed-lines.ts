/** Reads a printer's file as it comes in and checks every line of it. Holds a piece at a time and one bit a code. */

import type { CampaignCodes } from "../../worker/tickets/codes/codes.ts";

const HEAD = "\uFEFFserial,code,link";

export interface PrintedCount {
  readonly bytes: number;
  readonly codes: number;
}

/** The first thing that is wrong with a file. */
export class PrintingProblem extends Error {
  override name = "PrintingProblem";
}

/**
 * Checks a CSV file: the head, every serial of the campaign once and in order, its code decoding to it, its link ending
 * in it. Codes are then distinct as well, for two serials cannot decode from one; they are compared all the same.
 * @throws PrintingProblem naming the first line that is wrong
 */
export async function checkPrintedFile(
  pieces: AsyncIterable<Uint8Array>,
  codes: Pick<CampaignCodes, "serialOf">,
  ticketCount: number,
): Promise<PrintedCount> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
  const seen = new Set<number>(); // codes are ten digits, so numbers tell them apart
  let bytes = 0;
  let next = 0;
  let rest = "";
  let isHead = true;
  for await (const piece of pieces) {
    bytes += piece.length;
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (isHead) {
        if (line !== HEAD) throw new PrintingProblem(`the file begins with "${line}"`);
        isHead = false;
        continue;
      }
      checkLine(line, next, codes);
      seen.add(Number(line.slice(line.lastIndexOf("=") + 1)));
      next++;
    }
  }
  if (rest !== "") throw new PrintingProblem(`the file ends within a line: "${rest}"`);
  if (next !== ticketCount) throw new PrintingProblem(`the file has ${next} tickets, not ${ticketCount}`);
  if (seen.size !== ticketCount) throw new PrintingProblem(`only ${seen.size} codes are distinct`);
  return { bytes, codes: next };
}

function checkLine(line: string, expected: number, codes: Pick<CampaignCodes, "serialOf">): void {
  const [serial, code = "", link = ""] = line.split(",");
  const read = codes.serialOf(code);
  if (Number(serial) !== expected) throw new PrintingProblem(`where ${expected} should be stands "${line}"`);
  if (read.kind !== "serial" || read.serial !== expected)
    throw new PrintingProblem(`the code of "${line}" does not decode to its serial`);
  if (!link.endsWith(`/jouer?code=${code}`))
    throw new PrintingProblem(`the link of "${line}" is another code's`);
}
