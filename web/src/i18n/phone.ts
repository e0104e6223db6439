/** French telephone numbers, kept in national form (`0493000000`), as they are read and as they are dialled. */

/** « 04 93 00 00 00 », on one line. */
export function phoneText(phone: string): string {
  return phone.replace(/(\d\d)(?=\d)/g, "$1\u00a0");
}

/** `+33493000000`, which dials from anywhere. */
export function phoneNumber(phone: string): string {
  return phone.replace(/^0/, "+33");
}
