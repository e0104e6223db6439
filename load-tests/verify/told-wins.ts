/** What players were told, as a load run wrote it: `won <code> <ticket id> <prize ordinal> <player>`, one a line. */

import { createReadStream, existsSync } from "node:fs";

export interface ToldWin {
  /** Canonical: digits and letters alone. */
  readonly code: string;
  readonly ticketId: string;
  /** Ordinal. */
  readonly prize: number;
  readonly player: string;
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const LINE = new RegExp(`^won ([0-9A-Z]+) (${UUID}) (-?\\d+) (${UUID})$`);

/** The win in a line; undefined for lines that are about something else. @throws Error for a `won` that is damaged */
export function readToldWin(line: string): ToldWin | undefined {
  if (!line.startsWith("won ")) return undefined;
  const [, code, ticketId, prize, player] = LINE.exec(line) ?? [];
  if (code === undefined || ticketId === undefined || prize === undefined || player === undefined)
    throw new Error(`this is no win: ${line}`);
  return { code, ticketId, prize: Number(prize), player };
}

/**
 * The wins in files, in turn, without holding one whole in memory. A last line without its end was cut by a killed
 * writer: its player was told, but what is not whole cannot be compared, so it is left out.
 */
export async function* toldWins(files: readonly string[]): AsyncGenerator<ToldWin> {
  for (const file of files) {
    if (!existsSync(file)) continue; // k6 makes it with the first line
    let rest = "";
    for await (const chunk of createReadStream(file, "utf8") as AsyncIterable<string>) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const win = readToldWin(line);
        if (win !== undefined) yield win;
      }
    }
  }
}
