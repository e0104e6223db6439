import type { Account, Services, TicketStatus } from "../../../worker/services.ts";

const WAITING: readonly TicketStatus[] = ["PENDING", "VALIDATED"];

/** How many prizes the person has won and not fetched. */
export async function unclaimedPrizes(account: Account, services: Services): Promise<number> {
  const pages = await Promise.all(
    WAITING.map((status) => services.myTickets(account, { page: 1, limit: 1, status }, "fr")),
  );
  return pages.reduce((sum, { pagination }) => sum + pagination.total, 0);
}
