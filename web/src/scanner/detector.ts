/** What reads codes out of pictures: the browser's own reader where it has one for QR codes, else zxing. */

import zxingUrl from "zxing-wasm/reader/zxing_reader.wasm?url";

export interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface NativeDetector {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

export async function detector(): Promise<Detector> {
  const formats = ["qr_code" as const];
  const Native: NativeDetector | undefined = Reflect.get(globalThis, "BarcodeDetector");
  const supported = (await Native?.getSupportedFormats().catch(() => [])) ?? [];
  if (Native && supported.includes("qr_code")) return new Native({ formats });
  const { BarcodeDetector, prepareZXingModule } = await import("barcode-detector/ponyfill");
  // From our own assets: the library would fetch it from a stranger's.
  prepareZXingModule({ overrides: { locateFile: () => zxingUrl } });
  return new BarcodeDetector({ formats });
}
