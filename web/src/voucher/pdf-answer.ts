/** The voucher as a file to keep. */

import type { RequestEventCommon } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import { logTrouble } from "../http/platform.ts";
import { pathOf } from "../i18n/pages.ts";
import { bareCode } from "./qr.ts";
import { voucherWords } from "./voucher.words.ts";
import { loadVoucher, type Voucher } from "./voucher-view.ts";

/**
 * Answers the voucher as a PDF; one that is not to be shown any more leads to its page, which says so.
 * @returns why there is none, with the status set; otherwise it throws the answer, as Qwik City wants it
 */
export async function answerPdf(event: RequestEventCommon): Promise<"missing" | "unavailable"> {
  const view = await loadVoucher(event);
  if (view.kind !== "shown") return view.kind;
  const { voucher } = view;
  if (!voucher.isToShow) throw event.redirect(303, `${pathOf("voucher", voucher.language)}/${voucher.id}`);
  const file = await draw(voucher).catch((error: unknown) => {
    logTrouble("voucher-pdf", error);
    return undefined;
  });
  if (!file) {
    event.status(ERRORS["temporarily-unavailable"].status);
    return "unavailable";
  }
  const name = `${voucherWords[voucher.language].fileName}-${bareCode(voucher.code)}.pdf`;
  throw event.send(
    new Response(new Uint8Array(file), {
      headers: { "Content-Type": "application/pdf", "Content-Disposition": `attachment; filename="${name}"` },
    }),
  );
}

/** What draws is two thirds of a megabyte with its fonts: evaluated when somebody asks, not when the Worker starts. */
async function draw(voucher: Voucher): Promise<Uint8Array> {
  const [{ drawVoucher }, { default: fonts }] = await Promise.all([
    import("./pdf/draw-voucher.ts"),
    import("virtual:voucher-fonts"),
  ]);
  return drawVoucher(voucher, fonts, new Date());
}
