/** Everything that is written to the audit log, by name: `<noun>.<what was done>`. One a line, in the order of the alphabet. */

export const AUDIT_ACTIONS = [
  "player.opened",
  "purchase.recorded",
  "purchase.refunded",
  "shop.chosen",
  "store-key.made",
  "store-key.revoked",
  "store.added",
  "store.changed",
  "ticket.given",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
