/** What the illustrations are cut from: flat parts in the tones of the house, lit from the upper left. */

/** Each has a token, `--art-<tone>`. */
export type Tone =
  | "leaf"
  | "leaf-shade"
  | "sage"
  | "sage-shade"
  | "mist"
  | "mist-shade"
  | "cream"
  | "cream-shade"
  | "gold"
  | "seal"
  | "seal-shade"
  | "shadow";

/** A filled path, or a line of one weight, or a line of beads (chains, perforations). */
export interface Part {
  readonly tone: Tone;
  readonly path: string;
  readonly as?: "line" | "beads";
}

export interface Illustration {
  /** Width and height of the square it is drawn on. */
  readonly size: number;
  readonly parts: readonly Part[];
}

/** A tenth of a unit is finer than a screen shows. */
function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function filled(tone: Tone, path: string): Part {
  return { tone, path };
}

export function line(tone: Tone, path: string): Part {
  return { tone, path, as: "line" };
}

export function beads(tone: Tone, path: string): Part {
  return { tone, path, as: "beads" };
}

export function oval(tone: Tone, x: number, y: number, radiusX: number, radiusY: number): Part {
  const arc = `a${radiusX} ${radiusY} 0 1 0`;
  return filled(tone, `M${x - radiusX} ${y}${arc} ${2 * radiusX} 0${arc} ${-2 * radiusX} 0Z`);
}

export function disc(tone: Tone, x: number, y: number, radius: number): Part {
  return oval(tone, x, y, radius, radius);
}

interface Leaf {
  /** Where it leaves the stem. */
  readonly x: number;
  readonly y: number;
  readonly length: number;
  /** Degrees from upright, clockwise. */
  readonly angle: number;
  /** Half of its width as a share of its length. */
  readonly fullness?: number;
  /** Tones of the lit half, the other half, and the vein. */
  readonly tones: readonly [lit: Tone, shade: Tone, vein: Tone];
}

/** A leaf: one half in light, one in shade, a vein between them. */
export function leaf({ x, y, length, angle, fullness = 0.3, tones }: Leaf): Part[] {
  const turn = (angle * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  /** A point so far along the leaf and so far to its right, in lengths of it. */
  function at(along: number, aside: number): string {
    const [up, right] = [along * length, aside * length];
    return `${short(x + up * sine + right * cosine)} ${short(y - up * cosine + right * sine)}`;
  }
  function half(side: 1 | -1): string {
    const edge = `C${at(0.22, side * fullness * 1.25)} ${at(0.68, side * fullness * 1.2)} ${at(1, 0)}`;
    return `M${at(0, 0)}${edge}Q${at(0.5, 0.04)} ${at(0, 0)}Z`;
  }
  const [lit, shade, vein] = tones;
  // Whatever way it points, the half that looks up and to the left is in the light.
  const leftIsLit = cosine + sine > 0;
  return [
    filled(leftIsLit ? lit : shade, half(-1)),
    filled(leftIsLit ? shade : lit, half(1)),
    line(vein, `M${at(-0.04, 0)}Q${at(0.5, 0.04)} ${at(0.82, 0.01)}`),
  ];
}
