/** Putting a mail on its way: a row in D1, in the same batch as what it is about. */

import type { MailMessage } from "../../durable-objects/mail-room/message.ts";
import { mailRoomOf, type Reach } from "../../durable-objects/objects.ts";
import { mails } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import { logThrown } from "../http/unexpected.ts";

export interface NewMail {
  /** What it is about, so that the same occasion never writes twice: `win:<ticket id>`, `verify-address:<link id>`. */
  readonly occasion: string;
  readonly recipient: string;
  readonly language: "fr" | "en";
  /** The account it belongs to and is erased with; null when it belongs to none. */
  readonly userId: string | null;
  readonly message: MailMessage;
}

/** The statement that queues a mail; run it in a batch, then call `wakeMailRoom`. */
export function queueMail(database: Database, mail: NewMail, now = Date.now()) {
  const { kind, ...fields } = mail.message;
  return database
    .insert(mails)
    .values({
      id: crypto.randomUUID(),
      occasion: mail.occasion,
      recipient: mail.recipient,
      language: mail.language,
      userId: mail.userId,
      kind,
      fields: JSON.stringify(fields),
      createdAt: now,
      dueAt: now,
    })
    .onConflictDoNothing({ target: mails.occasion });
}

/** Has the mail room look at the queue now, behind the answer. Should it fail, its alarm looks later. */
export function wakeMailRoom(bindings: Reach<"MAIL_ROOM">, ctx: Pick<ExecutionContext, "waitUntil">): void {
  const woken = mailRoomOf(bindings).wake();
  ctx.waitUntil(
    woken.catch((error: unknown) =>
      logThrown(error, { requestId: "-", method: "-", route: "waking the mail room" }),
    ),
  );
}
