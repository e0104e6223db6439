/** The local server's way: mails go into the room's own mailbox and no further. */

import type { Mailbox } from "../mailbox.ts";
import type { Envelope, MailDriver, SendOutcome } from "./driver.ts";

export class LocalDriver implements MailDriver {
  readonly #mailbox: Mailbox;

  constructor(mailbox: Mailbox) {
    this.#mailbox = mailbox;
  }

  async send(mail: Envelope): Promise<SendOutcome> {
    this.#mailbox.put(mail, Date.now());
    return { kind: "sent" };
  }
}
