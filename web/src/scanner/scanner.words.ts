import type { Language } from "../i18n/pages.ts";
import type { Scanned } from "./detector.ts";

export type ScannerText = {
  readonly open: string;
  readonly headings: Record<Scanned, string>;
  readonly hints: Record<Scanned, string>;
  readonly close: string;
  readonly looking: string;
  readonly refused: string;
  readonly failed: string;
};

export const scannerWords: Record<Language, ScannerText> = {
  fr: {
    open: "Scanner avec la caméra",
    headings: { ticket: "Scanner un ticket", receipt: "Scanner un ticket de caisse" },
    hints: {
      ticket: "Placez le QR code du ticket dans l’image.",
      receipt: "Placez le code du ticket de caisse dans l’image.",
    },
    close: "Fermer",
    looking: "La caméra s’ouvre…",
    refused: "La caméra est bloquée. Autorisez-la dans le navigateur, ou tapez le code.",
    failed: "La caméra ne répond pas. Tapez le code.",
  },
  en: {
    open: "Scan with the camera",
    headings: { ticket: "Scan a ticket", receipt: "Scan a receipt" },
    hints: {
      ticket: "Hold the ticket’s QR code in the picture.",
      receipt: "Hold the receipt’s code in the picture.",
    },
    close: "Close",
    looking: "The camera is opening…",
    refused: "The camera is blocked. Allow it in the browser, or type the code.",
    failed: "The camera does not answer. Type the code.",
  },
};
