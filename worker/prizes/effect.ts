/** What a change of a prize would do to the game, told before it is made. Pure. */

import type {
  CampaignCatalogue,
  Prize,
  PrizeFigures,
} from "../../durable-objects/campaign-desk/definition.ts";

export interface PrizeStanding extends PrizeFigures {
  readonly prize: Prize;
}

/** Where all prizes stand, as just read from every shard. */
export interface PrizesStanding {
  readonly slug: string;
  readonly drawMode: CampaignCatalogue["drawMode"];
  readonly isClosed: boolean;
  readonly shardCount: number;
  /** In the order they were added. */
  readonly prizes: readonly PrizeStanding[];
  readonly unplayed: number;
}

/** What one prize would be like; `left` counts only while it is in the game. */
export interface Intention {
  /** Null for a prize that is new. */
  readonly ordinal: number | null;
  readonly name: string;
  readonly nameEn: string;
  readonly left: number;
  readonly isActive: boolean;
  readonly oddsPpm: number;
}

export interface EffectRow {
  readonly name: string;
  readonly nameEn: string;
  readonly isChanged: boolean;
  readonly given: number;
  readonly leftBefore: number;
  readonly leftAfter: number;
  /** Chance of the next ticket, 0 to 1, as it would be drawn now. */
  readonly chanceBefore: number;
  readonly chanceAfter: number;
}

export interface Effect {
  readonly rows: readonly EffectRow[];
  readonly unplayed: number;
  readonly prizesLeftBefore: number;
  readonly prizesLeftAfter: number;
  /** Tickets that would find nothing, if all that are unplayed were played. */
  readonly missingBefore: number;
  readonly missingAfter: number;
}

type Share = Pick<Intention, "left" | "oddsPpm">;

export function effectOf(standing: PrizesStanding, intention: Intention): Effect {
  const { prizes, unplayed, drawMode } = standing;
  const rows = prizes.map(({ prize, left, awarded }) => {
    const isChanged = prize.ordinal === intention.ordinal;
    const before = { left: prize.isActive ? left : 0, oddsPpm: prize.oddsPpm };
    const after = isChanged
      ? { left: intention.isActive ? intention.left : 0, oddsPpm: intention.oddsPpm }
      : before;
    const { name, nameEn } = isChanged ? intention : prize;
    return { name, nameEn, isChanged, given: awarded, before, after };
  });
  if (intention.ordinal === null) {
    const { name, nameEn, left, oddsPpm } = intention;
    const before = { left: 0, oddsPpm };
    rows.push({ name, nameEn, isChanged: true, given: 0, before, after: { left, oddsPpm } });
  }
  const befores = rows.map(({ before }) => before);
  const afters = rows.map(({ after }) => after);
  const prizesLeftBefore = unitsIn(befores);
  const prizesLeftAfter = unitsIn(afters);
  return {
    rows: rows.map(({ name, nameEn, isChanged, given, before, after }) => ({
      name,
      nameEn,
      isChanged,
      given,
      leftBefore: before.left,
      leftAfter: after.left,
      chanceBefore: chanceOf(before, befores, drawMode),
      chanceAfter: chanceOf(after, afters, drawMode),
    })),
    unplayed,
    prizesLeftBefore,
    prizesLeftAfter,
    missingBefore: Math.max(0, unplayed - prizesLeftBefore),
    missingAfter: Math.max(0, unplayed - prizesLeftAfter),
  };
}

function unitsIn(shares: readonly Share[]): number {
  return shares.reduce((sum, { left }) => sum + left, 0);
}

/** As the shards draw (durable-objects/ticket-shard/draw.ts): by what is left, or by the odds among what is left. */
function chanceOf(share: Share, all: readonly Share[], mode: PrizesStanding["drawMode"]): number {
  const weightOf = ({ left, oddsPpm }: Share) => (mode === "quota" ? left : left > 0 ? oddsPpm : 0);
  const weight = all.reduce((sum, each) => sum + weightOf(each), 0);
  return weight === 0 ? 0 : weightOf(share) / weight;
}
