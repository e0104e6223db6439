/** The certificate as a file to print. */

import { ERRORS } from "../../../worker/http/errors.ts";
import { officeOf } from "../back-office/staff-of.ts";
import { askedCampaign } from "../grand-draw/asked-campaign.ts";
import type { SitePlatform } from "../http/platform.ts";
import { languageAt } from "../i18n/pages.ts";
import { certificateWords } from "./certificate.words.ts";
import { certificateOf } from "./certificate-view.ts";

/** Answers the PDF; a sentence when there is nothing to certify. */
export async function answerCertificate(url: URL, platform: SitePlatform): Promise<Response> {
  const language = languageAt(url.pathname);
  const words = certificateWords[language];
  const now = new Date();
  const view = await officeOf({ platform }).draws.read(askedCampaign(url));
  const place = { origin: platform.services.publicOrigin, now: now.getTime() };
  const certificate = view && certificateOf(view, language, place);
  if (!certificate)
    return new Response(words.missing, {
      status: ERRORS["not-found"].status,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  // What draws is large with its fonts: evaluated when somebody asks, not when the Worker starts.
  const [{ drawCertificate }, { default: fonts }] = await Promise.all([
    import("./certificate-pdf.ts"),
    import("virtual:voucher-fonts"),
  ]);
  const file = await drawCertificate(certificate, fonts, now);
  const name = `${words.fileName}-${certificate.slug}.pdf`;
  return new Response(new Uint8Array(file), {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": `attachment; filename="${name}"` },
  });
}
