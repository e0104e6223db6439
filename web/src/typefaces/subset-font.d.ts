/** The part of subset-font that is used; the package has no types of its own. */
declare module "subset-font" {
  interface SubsetOptions {
    readonly targetFormat: "woff2" | "sfnt";
    readonly noHinting?: boolean;
    readonly variationAxes?: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
  }
  export default function subsetFont(font: Buffer, text: string, options: SubsetOptions): Promise<Buffer>;
}
