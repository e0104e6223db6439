/** What a race of many players for each code came to, by what they were told. */

export interface DoubleSpend {
  readonly attempts: number;
  readonly codes: number;
  /** Codes of which more than one player was told that they had won. */
  readonly redeemedTwice: number;
  /** Prize units given beyond the stock. */
  readonly overGiven: number;
}

export interface Told {
  readonly code: string;
  /** Its name. */
  readonly prize: string;
}

/** @param stock units by the prize's name; a prize that is not in it has none */
export function tallyRace(
  attempts: number,
  codes: number,
  wins: readonly Told[],
  stock: ReadonlyMap<string, number>,
): DoubleSpend {
  const timesWon = counts(wins.map(({ code }) => code));
  const given = counts(wins.map(({ prize }) => prize));
  let overGiven = 0;
  for (const [prize, units] of given) overGiven += Math.max(0, units - (stock.get(prize) ?? 0));
  return {
    attempts,
    codes,
    redeemedTwice: [...timesWon.values()].filter((times) => times > 1).length,
    overGiven,
  };
}

function counts(words: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/** A player may guess twenty times a day; half of that, so that every attempt of every design reaches its decision. */
const ATTEMPTS_PER_PLAYER = 10;

/** How many players a race needs: no two attempts at a code are by the same one. */
export function playersFor(codes: number, attemptsPerCode: number): number {
  return Math.max(attemptsPerCode, Math.ceil((codes * attemptsPerCode) / ATTEMPTS_PER_PLAYER));
}
