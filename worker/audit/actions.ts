/** Everything that is written to the audit log, by name: `<noun>.<what was done>`. One a line, in the order of the alphabet. */

export const AUDIT_ACTIONS = [
  "account.unlocked",
  "address.unlocked",
  "employee.created",
  "employee.imported",
  "employee.invited",
  "employee.invited-again",
  "employee.moved",
  "player.contact-shown",
  "player.opened",
  "staff.contact-shown",
  "staff.opened",
  "user.changed",
  "user.erased",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
