/** What a script is told by its runner (`-e NAME=value`), each checked: a run on a wrong setting measures nothing. */

/** A text that must be there. @throws Error naming the setting */
export function textSetting(name: string): string {
  const value = __ENV[name];
  if (value === undefined || value === "") throw new Error(`the setting ${name} is missing: -e ${name}=…`);
  return value;
}

/** A number above zero. @throws Error naming the setting */
export function numberSetting(name: string): number {
  const value = Number(textSetting(name));
  if (!Number.isFinite(value) || value <= 0) throw new Error(`the setting ${name} must be a number above 0`);
  return value;
}

/** As `numberSetting`; the fallback where it is not given. */
export function numberSettingOr(name: string, fallback: number): number {
  return __ENV[name] === undefined ? fallback : numberSetting(name);
}

/** The service's address, without a slash at its end. */
export const TARGET = textSetting("TARGET").replace(/\/$/, "");
