/**
 * What a session costs. `openSession` takes nothing else, and asks the database once more in the statement that writes
 * the session: the password is still that one, and the second factor still that one, or none.
 */

import type { AcceptedCode } from "../second-factor/accept-code.ts";

declare const proved: unique symbol;

/** Only this module makes one. */
export interface LogInProof {
  readonly [proved]: true;
  readonly userId: string;
  /** The one that was checked. */
  readonly passwordHash: string;
  /** The authenticator whose code was accepted; null opens a session only where there is none. */
  readonly factorId: string | null;
}

interface CheckedPassword {
  readonly id: string;
  readonly passwordHash: string;
}

/** The right password, for an account without a second factor: of one that has it, this opens nothing. */
export function byPassword({ id, passwordHash }: CheckedPassword): LogInProof {
  return { userId: id, passwordHash, factorId: null } as LogInProof;
}

/** The right password and, after it, a code. */
export function bySecondFactor(passwordHash: string, { userId, factorId }: AcceptedCode): LogInProof {
  return { userId, passwordHash, factorId } as LogInProof;
}
