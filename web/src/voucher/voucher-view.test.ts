import { describe, expect, it } from "vitest";
import type { MyPrize } from "../../../worker/services.ts";
import { CLAIM_UNTIL, myPrize } from "../prizes/my-prize.fixture.ts";
import { voucherOf } from "./voucher-view.ts";

const PLAYER = { firstName: "Camille", lastName: "Martin" };

function voucher(changes: Partial<MyPrize>, now = CLAIM_UNTIL - 1) {
  return voucherOf(myPrize(changes), PLAYER, { language: "fr", origin: "https://thetiptop.example", now });
}

describe("a voucher", () => {
  it("offers itself while its prize can be fetched", () => {
    const { isToShow, player, shopsAddress, advice } = voucher({});
    expect(isToShow).toBe(true);
    expect(player).toBe("Camille Martin");
    expect(shopsAddress).toBe("https://thetiptop.example/boutiques");
    expect(advice).toContain("au plus tard le dimanche 31\u00a0janvier 2027");
  });

  it("says when its prize was handed over, and that it is of no more use", () => {
    const { isToShow, advice } = voucher({ status: "CLAIMED", claimedAt: "2026-12-01T09:30:00.000Z" });
    expect(isToShow).toBe(false);
    expect(advice).toBe("Lot remis le 1er décembre 2026 à 10\u00a0h\u00a030. Ce bon n’est plus à présenter.");
  });

  it("says that and why its prize was refused", () => {
    const refused = voucher({
      status: "REJECTED",
      rejectedAt: "2026-12-01T09:30:00.000Z",
      rejectionReason: "Ticket déchiré",
    });
    expect(refused).toMatchObject({ isToShow: false, reason: "Ticket déchiré" });
    expect(refused.advice).toContain("Gain refusé le 1er décembre 2026");
  });

  it("does not offer itself after the deadline", () => {
    expect(voucher({}, CLAIM_UNTIL)).toMatchObject({ isToShow: false, standing: "expired" });
  });
});
