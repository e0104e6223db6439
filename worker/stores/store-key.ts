/** Keys of tills and web shops as head office sees them: never their secrets, save once. */

export const KEY_KINDS = ["till", "web-shop"] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

export interface StoreKey {
  readonly id: string;
  readonly storeId: string;
  readonly kind: KeyKind;
  readonly label: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly revokedAt: number | null;
}
