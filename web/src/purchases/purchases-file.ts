/** Purchases as a file: amounts in cents, so that no spreadsheet reads a comma its own way. */

import { iso, openListed } from "../tables/listed-file.ts";
import type { TableFile } from "../tables/table-file.ts";
import { purchasesWords } from "./purchases.words.ts";
import { purchaseFilters, purchasesSpec } from "./purchases-table.tsx";

export const purchasesFile: TableFile = {
  async open({ purchases, stores: shops }, url, language) {
    const { columns, channels, effects } = purchasesWords[language];
    const stores = await shops.list();
    const names = new Map(stores.map(({ id, name }) => [id, name]));
    return openListed({
      spec: purchasesSpec(stores, language, url),
      url,
      columns: [
        [columns.createdAt, ({ createdAt }) => iso(createdAt)],
        [columns.store, ({ storeId }) => names.get(storeId) ?? storeId],
        [columns.receipt, ({ receipt, amountCents }) => (amountCents === null ? "" : receipt)],
        [`${columns.amount} (cents)`, ({ amountCents }) => amountCents ?? ""],
        [columns.channel, ({ channel }) => channels[channel]],
        [columns.email, ({ maskedEmail }) => maskedEmail ?? ""],
        [columns.serial, ({ serial }) => serial],
        [columns.refund, ({ refund }) => (refund ? effects[refund.effect] : "")],
        ["id", ({ id }) => id],
      ],
      read(query) {
        const sort = { by: "createdAt", direction: query.sort.direction } as const;
        return purchases.list({ ...query, sort, filters: purchaseFilters(query) });
      },
    });
  },
};
