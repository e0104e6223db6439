/** The breaks that the simulation has to find, each a line or two that somebody could really have written. */

import type { Mutation } from "./mutation.ts";

const SHARD = "durable-objects/ticket-shard/ticket-shard.ts";
const OUTBOX = "durable-objects/ticket-shard/outbox.ts";
const PACE = "durable-objects/ticket-shard/outbox-pace.ts";
const STORE = "durable-objects/ticket-shard/ledger-store.ts";
const DESK = "durable-objects/campaign-desk/running-campaign.ts";

export const MUTATIONS: readonly Mutation[] = [
  {
    name: "a win is told first and written in the next turn",
    edits: [
      {
        file: SHARD,
        find: `    if (redemptions.length > 0) {
      this.#store.insertRedemptions(redemptions);
      this.#outbox.add(redemptions.length);
      this.#pace.keepMoving();
    }
    for (const answer of answers) answer();`,
        replace: `    for (const answer of answers) answer();
    if (redemptions.length > 0)
      setTimeout(() => {
        this.#orStartAnew(() => this.#store.insertRedemptions(redemptions));
        this.#outbox.add(redemptions.length);
        this.#pace.keepMoving();
      }, 0);`,
      },
    ],
  },
  {
    name: "the watermark is saved before D1 has the rows",
    edits: [
      {
        file: OUTBOX,
        find: `      await this.#deps.deliver(winners);
      this.#deps.saveDrainedSeq(lastSeq);`,
        replace: `      this.#deps.saveDrainedSeq(lastSeq);
      await this.#deps.deliver(winners);`,
      },
    ],
  },
  {
    name: "a transfer that comes again is carried out again",
    edits: [
      { file: SHARD, find: "    if (before) return movedBy(before);\n", replace: "" },
      {
        file: "durable-objects/ticket-shard/shard-migrations.ts",
        find: "transfer_id TEXT UNIQUE",
        replace: "transfer_id TEXT",
      },
    ],
  },
  {
    name: "a shard that starts does not mark the tickets it has redeemed",
    edits: [
      {
        file: STORE,
        find: "      book.award(row.serial, row.prize);",
        replace: `      book.quotas[row.prize] = (book.quotas[row.prize] ?? 0) - 1;
      book.awarded[row.prize] = (book.awarded[row.prize] ?? 0) + 1;`,
      },
    ],
  },
  {
    name: "the idempotency key is not looked at",
    edits: [
      {
        file: "durable-objects/ticket-shard/redemption.ts",
        find: "    played.idempotencyKey === request.idempotencyKey\n",
        replace: "    played.idempotencyKey === null\n",
      },
    ],
  },
  {
    name: "after a failed write the shard goes on with the quotas in its memory",
    edits: [{ file: SHARD, find: "      this.ctx.abort(", replace: "      console.error(" }],
  },
  {
    name: "settings are taken over though they are older",
    edits: [
      {
        file: SHARD,
        find: "    if (known && known.settings.version >= settings.version) return;\n",
        replace: "",
      },
    ],
  },
  {
    name: "no alarm stands while rows wait for D1",
    edits: [{ file: PACE, find: "    if (!isAlarmSet()) setAlarm(ALARM_AHEAD_MS);\n", replace: "" }],
  },
  {
    name: "the desk takes a shard that asks for an empty one",
    edits: [
      {
        file: "durable-objects/campaign-desk/stock-decisions.ts",
        find: '  if (total(room.heldAtMost(shard)) > 0 && !unreachable.has(shard)) return { kind: "hear-itself" };\n',
        replace: "",
      },
    ],
  },
  {
    name: "the seed is public as soon as the desk has closed",
    edits: [
      {
        file: DESK,
        find: "return closedVersion !== null && this.#versions.every((version) => version >= closedVersion);",
        replace: "return closedVersion !== null;",
      },
    ],
  },
  {
    name: "a shard that cannot be reached is forgotten once its alarm has rung",
    edits: [
      {
        file: DESK,
        find: "      this.#deps.armAlarm();\n      const failures",
        replace: "      const failures",
      },
    ],
  },
  {
    name: "the desk counts what it claimed, not what it was given",
    edits: [
      {
        file: "durable-objects/campaign-desk/stock-room.ts",
        find: 'if (transfer.kind === "claim") this.reserve = add(this.reserve, event.amounts);',
        replace: 'if (transfer.kind === "claim") this.reserve = add(this.reserve, transfer.amounts);',
      },
    ],
  },
  {
    name: "win mails count as queued before they are",
    edits: [
      {
        file: "durable-objects/ticket-shard/win-mails.ts",
        find: `        await queue(winners);
        saveMailedSeq(lastSeq);`,
        replace: `        saveMailedSeq(lastSeq);
        await queue(winners);`,
      },
    ],
  },
  {
    name: "an audit entry is removed before D1 has it",
    edits: [
      {
        file: "durable-objects/campaign-desk/audit-outbox.ts",
        find: `        await deliver(rows);
        remove(rows.map(({ id }) => id));`,
        replace: `        remove(rows.map(({ id }) => id));
        await deliver(rows);`,
      },
    ],
  },
  {
    name: "an order of stock that is sent again acts again",
    edits: [
      {
        file: "durable-objects/campaign-desk/stock-orders.ts",
        find: "  if (answered) return applied(campaign, store, asked, answered);\n",
        replace: "",
      },
      {
        file: "durable-objects/campaign-desk/desk-store.ts",
        find: "INSERT INTO answered_order VALUES (?, ?, ?)",
        replace: "INSERT OR REPLACE INTO answered_order VALUES (?, ?, ?)",
      },
    ],
  },
];
