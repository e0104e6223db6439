/** A break of the sources on purpose, as the least change of their text. */

export interface Mutation {
  /** What is wrong once it is applied. */
  readonly name: string;
  readonly edits: readonly Edit[];
}

export interface Edit {
  /** From the root. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** The text with the edit made. @throws Error when what is to be replaced is not there, or more than once */
export function edited(text: string, { file, find, replace }: Edit): string {
  const places = text.split(find).length - 1;
  if (places !== 1) throw new Error(`${file} has ${places} places with: ${find}`);
  return text.replace(find, () => replace);
}
