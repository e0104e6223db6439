/** The house's mark: a leaf above a cup's rim, and the red seal. By class and path, on a square of 40. */

export const MARK_SIZE = 40;

export const MARK: readonly { readonly part: "leaf" | "vein" | "cup" | "seal"; readonly path: string }[] = [
  { part: "leaf", path: "M20 3c8 6 10 15 1 25C11 21 11 11 20 3Z" },
  { part: "vein", path: "M20 8c1 8 1 14-1 22" },
  { part: "cup", path: "M6 30h28c-2 5-7 7-14 7S8 35 6 30Z" },
  { part: "seal", path: "M29 9a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z" },
];
