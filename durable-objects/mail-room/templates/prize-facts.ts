/** What a mail about one prize is made of. */
export interface PrizeFacts {
  readonly firstName: string;
  /** In the reader's language. */
  readonly prizeName: string;
  /** The last moment to fetch it, worded. */
  readonly claimBy: string;
  readonly myPrizesUrl: string;
}
