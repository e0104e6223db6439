/** Everything that is written to the audit log, by name: `<noun>.<what was done>`. One a line, in the order of the alphabet. */

export const AUDIT_ACTIONS = [
  "batch.status-changed",
  "campaign.created",
  "campaign.dates-changed",
  "campaign.purchase-rule-changed",
  "campaign.state-changed",
  "mail.retried",
  "mails.dead-retried",
  "player.opened",
  "prize.added",
  "prize.changed",
  "prize.returned",
  "prize.withdrawn",
  "stock.lowered",
  "stock.moved",
  "stock.raised",
  "table.export-started",
  "table.exported",
  "ticket.code-shown",
  "winner.handed-over",
  "winner.rejected",
  "winner.undone",
  "winner.validated",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
