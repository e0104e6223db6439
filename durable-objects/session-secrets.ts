/**
 * The secrets that session tokens, links in mails and keys of stores are made under: the one in use, and for a while
 * the one before it, so that changing it logs nobody out (docs/operations.md).
 */

export interface SessionSecrets {
  /** Makes everything that is new. */
  readonly SESSION_SECRET: string;
  /** What was made under it still holds; nothing is made under it any more. */
  readonly SESSION_SECRET_PREVIOUS?: string;
}

/** The secrets that something of ours may have been made under, the one in use first. */
export function acceptedSecretsOf({
  SESSION_SECRET,
  SESSION_SECRET_PREVIOUS,
}: SessionSecrets): readonly string[] {
  return SESSION_SECRET_PREVIOUS ? [SESSION_SECRET, SESSION_SECRET_PREVIOUS] : [SESSION_SECRET];
}
