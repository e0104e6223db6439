/** Everything that is written to the audit log, by name: `<noun>.<what was done>`. One a line, in the order of the alphabet. */

export const AUDIT_ACTIONS = [
  "batch.activated",
  "batch.created",
  "batch.revoked",
  "batch.sent",
  "batch.split",
  "codes.exported",
  "pack.activated",
  "player.opened",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
