/** A mail as it is sent: what `renderMail` makes of a queued message. */

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Every address that the mail links to, in the order of its text. */
  readonly links: readonly string[];
}
