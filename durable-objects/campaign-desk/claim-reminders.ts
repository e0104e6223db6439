/**
 * Reminds players of prizes they have not fetched, once for each claim deadline. It goes through D1's winners a page
 * at a time, the place it has come to stored after each, so that a crash goes on where it was. Queueing is
 * idempotent: the occasion of a reminder names campaign, deadline and player.
 */

import type { CampaignRecord } from "./campaign-record.ts";

const DAY_MS = 86_400_000;
/** A week: everyone's next shopping day lies in it, and it is late enough that most prizes are fetched. */
export const REMIND_BEFORE_MS = 7 * DAY_MS;
/** Between two pages: a thousand mails a second are more than providers take, and leave D1 to the players. */
const PAGE_PAUSE_MS = 1_000;
/** First pause after a failure; doubles up to the longest. */
const RETRY_FIRST_MS = 2_000;
const RETRY_LONGEST_MS = 5 * 60_000;

/** Which winners are gone through now. In this order, one that is validated meanwhile is met at least once. */
export type ReminderStage = "PENDING" | "VALIDATED" | "done";

export interface ReminderProgress {
  /** The deadline that is reminded of; another one starts anew. Milliseconds since the epoch. */
  readonly claimUntil: number;
  readonly stage: ReminderStage;
  /** The last winner that was looked at in this stage, in the order of ids. */
  readonly afterId: string;
}

/** What a page of winners came to. */
export interface ReminderPage {
  /** The last winner's id; null when the page was empty. */
  readonly lastId: string | null;
  readonly isLast: boolean;
}

export interface ReminderDeps {
  /** What was stored last. */
  readonly progress: () => ReminderProgress | undefined;
  readonly saveProgress: (progress: ReminderProgress) => void;
  /** Queues the reminders for the next page of winners; rejects when that may not have happened. */
  readonly queuePage: (campaign: string, progress: ReminderProgress) => Promise<ReminderPage>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

type Plan = Pick<CampaignRecord, "slug" | "state" | "claimUntil">;

export class ClaimReminders {
  readonly #deps: ReminderDeps;
  #failures = 0;
  #notBefore = 0;

  constructor(deps: ReminderDeps) {
    this.#deps = deps;
  }

  /** When there is something to do next, in milliseconds since the epoch; null while there is nothing to wait for. */
  nextAt(campaign: Plan): number | null {
    const { state, claimUntil } = campaign;
    const now = this.#deps.now();
    if (state === "draft" || state === "archived" || now >= claimUntil) return null;
    if (this.#progressOf(campaign).stage === "done") return null;
    const dueAt = claimUntil - REMIND_BEFORE_MS;
    return now < dueAt ? dueAt : Math.max(now + PAGE_PAUSE_MS, this.#notBefore);
  }

  /** Goes through one page, if it is time. Never throws. */
  async attend(campaign: Plan): Promise<void> {
    const { now, saveProgress, queuePage } = this.#deps;
    const isDue = now() >= Math.max(campaign.claimUntil - REMIND_BEFORE_MS, this.#notBefore);
    if (!isDue || this.nextAt(campaign) === null) return;
    try {
      const progress = this.#progressOf(campaign);
      saveProgress(after(progress, await queuePage(campaign.slug, progress)));
      this.#failures = 0;
    } catch (error) {
      this.#failures++;
      const pauseMs = Math.min(RETRY_FIRST_MS * 2 ** (this.#failures - 1), RETRY_LONGEST_MS);
      this.#notBefore = now() + pauseMs;
      console.error(
        JSON.stringify({
          event: "claim-reminders.failed",
          failures: this.#failures,
          pauseMs,
          error: String(error),
        }),
      );
    }
  }

  #progressOf({ claimUntil }: Plan): ReminderProgress {
    const stored = this.#deps.progress();
    return stored?.claimUntil === claimUntil ? stored : { claimUntil, stage: "PENDING", afterId: "" };
  }
}

function after(progress: ReminderProgress, { lastId, isLast }: ReminderPage): ReminderProgress {
  if (!isLast) return { ...progress, afterId: lastId ?? progress.afterId };
  return { ...progress, stage: progress.stage === "PENDING" ? "VALIDATED" : "done", afterId: "" };
}
