/** What the mail room needs of the Worker's bindings; without a mail setting, mails wait. */

import type { ObjectBindings } from "../objects.ts";

export interface MailRoomBindings extends ObjectBindings {
  /** `smtp`, `http` or `local`. */
  readonly MAIL_DRIVER: string;
  /** `name <address>`, or the address alone. */
  readonly MAIL_FROM?: string;
  readonly SMTP_URL?: string;
  readonly MAIL_HTTP_URL?: string;
  readonly MAIL_HTTP_TOKEN?: string;
  readonly LOCAL_MODE?: string;
  readonly PUBLIC_ORIGIN: string;
  readonly SESSION_SECRET: string;
  readonly CODE_KEY: string;
}
