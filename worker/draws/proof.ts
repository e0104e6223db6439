/** What is public of a grand draw, and all that is needed to check it: types only, for server, browser and auditor. */

/** Rises when a verifier of today could not check what is written then. */
export const PROOF_FORMAT = 1;

export interface DrawRule {
  /** One chance a person, however many tickets, or one a ticket. */
  readonly entriesPer: "person" | "ticket";
  /** Whether the person must have proved their e-mail address. */
  readonly needsVerifiedAddress: boolean;
}

export type EntropySource =
  /** So many digits, drawn by the bailiff before witnesses and typed twice. */
  | { readonly kind: "bailiff-digits"; readonly digitCount: number }
  /** A round of drand's public beacon that nobody could know when the list was frozen. */
  | {
      readonly kind: "drand";
      /** Hex, as are all keys and hashes. */
      readonly chainHash: string;
      readonly publicKey: string;
      readonly round: number;
      /** ISO 8601: when the round is due. */
      readonly dueAt: string;
    };

export type PlaceState = "waiting" | "notified" | "confirmed" | "replaced";

export interface PublicPlace {
  /** 0 is the winner drawn first; the alternates follow in the order drawn. */
  readonly place: number;
  readonly entrant: string;
  readonly state: PlaceState;
  /** First name and initial of a winner who agreed to it, once announced. */
  readonly name: string | null;
}

export interface DrawResult {
  /** ISO 8601. */
  readonly drawnAt: string;
  /** The digits, or the round's randomness in hex: as it stands in the message that is signed. */
  readonly entropy: string;
  /** The round's signature, hex; null for digits. */
  readonly signature: string | null;
  /** 32 bytes, hex. */
  readonly seed: string;
  readonly places: readonly PublicPlace[];
  /** ISO 8601; null until the winner is announced. */
  readonly announcedAt: string | null;
}

export interface DrawProof {
  readonly format: typeof PROOF_FORMAT;
  readonly campaign: string;
  readonly rule: DrawRule;
  /** ISO 8601. */
  readonly frozenAt: string;
  /** Lines of the entrants' file. */
  readonly entrantCount: number;
  readonly personCount: number;
  /** SHA-256 of the entrants' file. */
  readonly entrantsHash: string;
  /** SHA-256 of the seed's bytes. */
  readonly seedHash: string;
  readonly entropySource: EntropySource;
  readonly alternateCount: number;
  /** Null until drawn. */
  readonly result: DrawResult | null;
}
