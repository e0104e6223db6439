import type { Language } from "../i18n/pages.ts";

export type ScannerText = {
  readonly open: string;
  readonly heading: string;
  readonly hint: string;
  readonly close: string;
  readonly looking: string;
  readonly refused: string;
  readonly failed: string;
};

export const scannerWords: Record<Language, ScannerText> = {
  fr: {
    open: "Scanner avec la caméra",
    heading: "Scanner un ticket",
    hint: "Placez le QR code du ticket dans l’image.",
    close: "Fermer",
    looking: "La caméra s’ouvre…",
    refused: "La caméra est bloquée. Autorisez-la dans le navigateur, ou tapez le code.",
    failed: "La caméra ne répond pas. Tapez le code.",
  },
  en: {
    open: "Scan with the camera",
    heading: "Scan a ticket",
    hint: "Hold the ticket’s QR code in the picture.",
    close: "Close",
    looking: "The camera is opening…",
    refused: "The camera is blocked. Allow it in the browser, or type the code.",
    failed: "The camera does not answer. Type the code.",
  },
};
