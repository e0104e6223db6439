/** What reads codes out of pictures: the browser's own reader where it has one for QR codes, else zxing. */

import zxingUrl from "zxing-wasm/reader/zxing_reader.wasm?url";

export interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface NativeDetector {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** What is held before the camera: our own tickets have QR codes, till rolls whatever their till prints. */
export type Scanned = "ticket" | "receipt";

const FORMATS = {
  ticket: ["qr_code"],
  receipt: ["qr_code", "code_128", "code_39", "ean_13"],
} as const;

export async function detector(what: Scanned): Promise<Detector> {
  const formats = [...FORMATS[what]];
  const Native: NativeDetector | undefined = Reflect.get(globalThis, "BarcodeDetector");
  const supported = (await Native?.getSupportedFormats().catch(() => [])) ?? [];
  if (Native && formats.every((format) => supported.includes(format))) return new Native({ formats });
  const { BarcodeDetector, prepareZXingModule } = await import("barcode-detector/ponyfill");
  // From our own assets: the library would fetch it from a stranger's.
  prepareZXingModule({ overrides: { locateFile: () => zxingUrl } });
  return new BarcodeDetector({ formats });
}
