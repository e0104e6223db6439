/** @returns what was typed into a field of the form just refused; files and absent fields count as empty. */
export function typedValue(form: FormData | undefined, field: string): string {
  const value = form?.get(field);
  return typeof value === "string" ? value : "";
}
