/** Gives a seeded member of staff an authenticator, as enrolling would have: for tests of what comes after. */

import { randomUUID } from "node:crypto";
import { HOTP, Secret } from "otpauth";
import { ownerOf } from "../../worker/second-factor/accept-code.ts";
import {
  newRecoveryCodes,
  readRecoveryCode,
  recoveryHash,
} from "../../worker/second-factor/recovery-codes.ts";
import { seal } from "../../worker/second-factor/sealed.ts";
import { newSecret, STEP_SECONDS } from "../../worker/second-factor/totp.ts";
import { readSecrets } from "../local/secrets.ts";
import type { Player } from "../players.ts";
import type { House } from "./house.ts";

export interface Authenticator {
  readonly recoveryCodes: readonly string[];
  /** What the app shows now, or some steps from now. */
  code(stepsFromNow?: number): string;
}

export async function giveAuthenticator(house: House, { id: userId }: Player): Promise<Authenticator> {
  const [id, secret, recoveryCodes] = [randomUUID(), newSecret(), newRecoveryCodes()];
  const { codeKey } = readSecrets(house.dataDir);
  const sealed = await seal(codeKey, "secret", ownerOf({ userId, id }), secret);
  await house.query("INSERT INTO second_factors VALUES (?, ?, ?, 0, 1)", userId, id, sealed);
  for (const code of recoveryCodes) {
    const hash = recoveryHash(userId, readRecoveryCode(code) ?? "");
    await house.query("INSERT INTO recovery_codes VALUES (?, ?)", userId, hash);
  }
  const shared = new Secret({ buffer: secret.slice().buffer });
  return {
    recoveryCodes,
    code(stepsFromNow = 0) {
      const counter = Math.floor(Date.now() / 1000 / STEP_SECONDS) + stepsFromNow;
      return HOTP.generate({ secret: shared, counter });
    },
  };
}
