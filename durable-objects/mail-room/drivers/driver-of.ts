/** Which way mails go, as the deployment says. */

import type { Mailbox } from "../mailbox.ts";
import type { MailRoomBindings } from "../room-bindings.ts";
import type { MailDriver } from "./driver.ts";
import { HttpDriver } from "./http.ts";
import { LocalDriver } from "./local.ts";
import { SmtpDriver } from "./smtp.ts";
import { parseSmtpUrl } from "./smtp-url.ts";

/**
 * The driver that the settings name.
 * @throws Error that names the setting which is missing or wrong; mails then wait, and none is lost
 */
export function driverOf(env: MailRoomBindings, mailbox: Mailbox): MailDriver {
  switch (env.MAIL_DRIVER) {
    case "smtp":
      return new SmtpDriver(parseSmtpUrl(env.SMTP_URL ?? ""));
    case "http":
      if (!env.MAIL_HTTP_URL || !env.MAIL_HTTP_TOKEN) {
        throw new Error("MAIL_DRIVER=http needs MAIL_HTTP_URL and MAIL_HTTP_TOKEN");
      }
      return new HttpDriver({ url: env.MAIL_HTTP_URL, token: env.MAIL_HTTP_TOKEN });
    case "local":
      if (env.LOCAL_MODE !== "true") throw new Error("MAIL_DRIVER=local is for the local server only");
      return new LocalDriver(mailbox);
    default:
      throw new Error("MAIL_DRIVER must be smtp, http or local");
  }
}
