/** People as staff see them until somebody asks for more: enough to tell two apart, too little to write to or to look up. */

/** `Zoé L.` */
export function maskName(firstName: string, lastName: string): string {
  const [initial] = lastName.trim();
  return initial === undefined ? firstName : `${firstName} ${initial.toLocaleUpperCase("fr")}.`;
}

/** `203.0.113.•••` and `2001:db8:…`: which network it is, not which line of it. @param address as locks store it */
export function maskNetworkAddress(address: string): string {
  if (address.includes(":")) return `${address.split(":").slice(0, 2).join(":")}:…`;
  const parts = address.split(".");
  return parts.length === 4 ? `${parts.slice(0, 3).join(".")}.•••` : "•••";
}
