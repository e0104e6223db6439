import { PDFName, PDFString } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import type { MyPrize } from "../../../../worker/services.ts";
import { makeVoucherFonts } from "../../../pdf-fonts.ts";
import type { Language } from "../../i18n/pages.ts";
import { myPrize } from "../../prizes/my-prize.fixture.ts";
import { drawQr } from "../qr.ts";
import { voucherOf } from "../voucher-view.ts";
import { drawVoucher } from "./draw-voucher.ts";
import type { VoucherFonts } from "./font-file.ts";
import { type ReadPdf, readPdf } from "./pdf-text.fixture.ts";

const MADE_AT = new Date("2026-11-22T12:00:00.000Z");
let fonts: VoucherFonts;

beforeAll(async () => {
  fonts = await makeVoucherFonts();
});

async function drawn(
  more: { lastName?: string; language?: Language; prize?: Partial<MyPrize> } = {},
): Promise<ReadPdf> {
  const { lastName = "Martin", language = "fr", prize = {} } = more;
  const place = { language, origin: "https://thetiptop.example", now: MADE_AT.getTime() };
  const voucher = voucherOf(myPrize(prize), { firstName: "Camille", lastName }, place);
  return readPdf(await drawVoucher(voucher, fonts, MADE_AT));
}

describe("the voucher as a PDF", () => {
  it("is one A5 sheet that says what it is and in which language", async () => {
    const { document } = await drawn();
    expect(document.getPageCount()).toBe(1);
    const { width, height } = document.getPage(0).getSize();
    expect([Math.round(width), Math.round(height)]).toEqual([420, 595]);
    expect(document.getTitle()).toBe("Bon de retrait · Thé détox 100 g");
    expect(document.getAuthor()).toBe("ThéTipTop");
    expect(document.catalog.lookup(PDFName.of("Lang"), PDFString).decodeText()).toBe("fr");
    expect(document.getCreationDate()).toEqual(MADE_AT);
  });

  it("holds prize, code, name, deadline and conditions as text, accents and all", async () => {
    const { texts } = await drawn({ lastName: "Lefèvre-d’Œuf" });
    const text = texts.join(" ").replaceAll("\u00a0", " ");
    for (const part of [
      "Thé détox 100 g",
      "0123456789",
      "Camille Lefèvre-d’Œuf",
      "12,50 €",
      "dimanche 31 janvier 2027 à 23 h 59",
      "https://thetiptop.example/boutiques",
      "une seule fois",
    ])
      expect(text).toContain(part);
  });

  it("speaks English to who reads English", async () => {
    const { texts, document } = await drawn({ language: "en" });
    expect(document.getTitle()).toMatch(/^Prize voucher/);
    expect(texts.join(" ")).toContain("https://thetiptop.example/en/shops");
  });

  it("draws every dark square of the QR code as lines, in one fill", async () => {
    const { drawing } = await drawn();
    const { runs } = drawQr("0123456789");
    const squares = drawing.split("\n").filter((line) => / l$/.test(line)).length;
    expect(runs.length).toBeGreaterThan(80);
    expect(squares).toBeGreaterThanOrEqual(3 * runs.length);
    expect(drawing).not.toMatch(/ Do\b/); // no picture
  });

  it("writes the names of Europe with their own letters, and embeds the second file only for them", async () => {
    const { texts, fonts: used } = await drawn({ lastName: "Łukasz Čapek Ștefănescu" });
    expect(texts.join("")).toContain("Camille Łukasz Čapek Ștefănescu");
    expect(used).toContain("FigtreeExtended");
    expect((await drawn()).fonts).not.toContain("FigtreeExtended");
  });

  it("writes letters it lacks without their marks, as a boarding pass does", async () => {
    expect((await drawn({ lastName: "Nguyễn Ngọc" })).texts.join("")).toContain("Camille Nguyen Ngoc");
    expect((await drawn({ lastName: "Nguye\u0302\u0303n" })).texts.join("")).toContain("Camille Nguyen");
  });

  it.each(["Иванов", "王小明", "Παπαδόπουλος", "🍵"])(
    "leaves out a name it cannot write, %s, and stays a voucher",
    async (lastName) => {
      const text = (await drawn({ lastName })).texts.join(" ");
      expect(text).not.toContain("Camille");
      expect(text).not.toContain("Au nom de");
      expect(text).toContain("0123456789");
    },
  );

  it("keeps a code of letters and dashes on the sheet", async () => {
    const { texts } = await drawn({ prize: { code: "ABC-DEFG-HJKM" } });
    expect(texts).toContain("ABC-DEFG-HJKM");
  });
});
