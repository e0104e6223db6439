/** Whether a form just sent was refused for one of its fields, by the service or by the form's own bound. */

interface Refused {
  readonly fields?: readonly string[] | undefined;
  readonly fieldErrors?: Readonly<Record<string, unknown>> | undefined;
}

export function isRefused(refused: Refused | undefined, field: string): boolean {
  return Boolean(refused?.fields?.includes(field) ?? refused?.fieldErrors?.[field]);
}
