/** Whether one version can read what another said: forms of values, compared. Pure. */

/** Members that the reader switches over: another value there is another case. */
const TAGS = new Set(["kind", "state", "status", "replayed", "why"]);

/**
 * What a reader that knows `known` would miss in `said`; empty when it would miss nothing. More members than it knows
 * do it no harm; a null says nothing about what else may stand there.
 */
export function missing(known: unknown, said: unknown, path = ""): string[] {
  const [one, other] = [opened(known), opened(said)];
  if (one === null || other === null) return [];
  if (Array.isArray(one)) {
    if (!Array.isArray(other)) return [`${path} is no list`];
    return one.length === 0 || other.length === 0 ? [] : missing(one[0], other[0], `${path}[]`);
  }
  if (typeof one !== typeof other) return [`${path} is ${typeof other}, was ${typeof one}`];
  if (typeof one !== "object" || typeof other !== "object") return [];
  return Object.entries(one).flatMap(([name, value]) => {
    const now: unknown = Reflect.get(other as object, name);
    const at = `${path}.${name}`;
    if (now === undefined) return [`${at} is not there`];
    if (TAGS.has(name) && typeof value !== "object" && value !== now)
      return [`${at} is ${JSON.stringify(now)}, was ${JSON.stringify(value)}`];
    return missing(value, now, at);
  });
}

/** Objects that travel as text are compared as what they hold. */
function opened(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
