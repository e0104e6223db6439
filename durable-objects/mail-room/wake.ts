/** Having the mail room look at its queue, from another object. */

import { mailRoomOf, type Reach } from "../objects.ts";
import { NoAnswerError, within } from "../within.ts";

/** The room answers when it has nothing left to send, which may be hours; that it was reached is known long before. */
const REACHED_MS = 2_000;

/**
 * Wakes the mail room and waits until it is done or has long been at work.
 * Rejects when it cannot be reached: whoever queued mails then calls again, or they would wait for somebody else's.
 */
export async function wakeMailRoom(bindings: Reach<"MAIL_ROOM">): Promise<void> {
  try {
    await within(REACHED_MS, mailRoomOf(bindings).wake());
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
  }
}
