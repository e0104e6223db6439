/**
 * Mails are queued, which is a play's cost, and not sent, which is the mail room's: nobody listens there. The room then
 * pauses at once; one that sends is at it for hours, and keeps a shard waiting two seconds for every thousand mails.
 */
export const MAIL_TO_NOBODY = {
  MAIL_DRIVER: "http",
  MAIL_HTTP_URL: "http://127.0.0.1:9/",
  MAIL_HTTP_TOKEN: "unused",
} as const;
