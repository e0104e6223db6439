/** The part of subset-font that is used; it comes without types. */
declare module "subset-font" {
  /** A point on an axis, or a range of it. */
  type Axis = number | { readonly min: number; readonly max: number };
  interface Options {
    readonly targetFormat: "sfnt" | "woff" | "woff2";
    readonly noHinting?: boolean;
    readonly noLayoutClosure?: boolean;
    readonly keepFeatures?: readonly string[];
    readonly dropTables?: readonly string[];
    readonly variationAxes?: Readonly<Record<string, Axis>>;
  }
  export default function subsetFont(font: Uint8Array, text: string, options: Options): Promise<Buffer>;
}
