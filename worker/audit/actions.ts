/** Everything that is written to the audit log, by name: `<noun>.<what was done>`. One a line, in the order of the alphabet. */

export const AUDIT_ACTIONS = [
  "draw.announced",
  "draw.drawn",
  "draw.frozen",
  "draw.given-up",
  "draw.place-confirmed",
  "draw.place-notified",
  "draw.place-replaced",
  "draw.started",
  "player.opened",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
