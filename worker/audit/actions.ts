/** Everything that is written to the audit log, by name: `<noun>.<what was done>`. One a line, in the order of the alphabet. */

export const AUDIT_ACTIONS = [
  "player.opened",
  "winner.handed-over",
  "winner.rejected",
  "winner.undone",
  "winner.validated",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
