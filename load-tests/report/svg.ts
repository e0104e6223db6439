/** What every chart is drawn on: a page with title, axes' colours, caption, and words for those who do not see it. */

export const WIDTH = 880;
export const HEIGHT = 516;
/** Room for the title and legend above, axis and caption below, labels at both sides. */
export const FRAME = { left: 84, right: WIDTH - 96, top: 92, bottom: HEIGHT - 100 } as const;

/** GitHub's own colours, light and dark; an image in a page follows the reader's system, and so does its ground. */
const STYLE = `
svg{--paper:#ffffff;--ink:#1f2328;--muted:#59636e;--grid:#d8dee4;--c0:#0969da;--c1:#bc4c00;--c2:#8250df;--c3:#1a7f37;--rule:#cf222e}
@media (prefers-color-scheme:dark){svg{--paper:#0d1117;--ink:#f0f6fc;--muted:#9198a1;--grid:#2f3742;--c0:#4493f8;--c1:#f0883e;--c2:#ab7df8;--c3:#3fb950;--rule:#f85149}}
text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:var(--ink)}
.title{font-size:18px;font-weight:600}.note,.tick,.caption{fill:var(--muted)}.tick{font-size:12px;font-variant-numeric:tabular-nums}.caption{font-size:11px}
.grid{stroke:var(--grid);stroke-width:1}.axis{stroke:var(--muted);stroke-width:1}.rule{stroke:var(--rule);stroke-width:1.5;stroke-dasharray:5 4}.rule-label{fill:var(--rule);font-size:12px}
`.trim();

export interface Page {
  readonly title: string;
  /** One line under the title: what to look at. */
  readonly note: string;
  /** The figures in a sentence or two, for those who hear the chart. */
  readonly description: string;
  /** Where the figures are from and when they were taken; and on what. */
  readonly caption: readonly [string, string];
  readonly body: string;
}

/** A whole SVG document, ended by a line break. */
export function svgPage({ title, note, description, caption, body }: Page): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title desc">
<title id="title">${escapeXml(title)}</title>
<desc id="desc">${escapeXml(description)}</desc>
<style>${STYLE}</style>
<rect width="${WIDTH}" height="${HEIGHT}" rx="6" fill="var(--paper)"/>
${text({ x: 24, y: 34, words: title, style: "title" })}
${text({ x: 24, y: 56, words: note, style: "note" })}
${body}
${text({ x: 24, y: HEIGHT - 30, words: caption[0], style: "caption" })}
${text({ x: 24, y: HEIGHT - 14, words: caption[1], style: "caption" })}
</svg>
`;
}

export interface Words {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly style?: string;
  readonly anchor?: "start" | "middle" | "end";
  /** Turned by so many degrees about its own place. */
  readonly turned?: number;
  /** Index of a series' colour. */
  readonly colour?: number;
}

export function text({ x, y, words, style, anchor, turned, colour }: Words): string {
  const attributes = [
    `x="${at(x)}"`,
    `y="${at(y)}"`,
    ...(style === undefined ? [] : [`class="${style}"`]),
    ...(anchor === undefined ? [] : [`text-anchor="${anchor}"`]),
    ...(turned === undefined ? [] : [`transform="rotate(${turned} ${at(x)} ${at(y)})"`]),
    ...(colour === undefined ? [] : [`style="fill:${colourOf(colour)}"`]),
  ];
  return `<text ${attributes.join(" ")}>${escapeXml(words)}</text>`;
}

export function straight(x1: number, y1: number, x2: number, y2: number, style: string): string {
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" class="${style}"/>`;
}

/** The colour of the n-th series, in either theme. */
export function colourOf(index: number): string {
  return `var(--c${index % 4})`;
}

/** A tenth of a pixel is finer than anybody sees, and the same bytes on every machine. */
export function at(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}

/** The width of words in the chart's type, about: wide enough to keep clear of an edge, never exact. Pixels. */
export function widthOf(words: string, sizePixels = 13): number {
  return words.length * sizePixels * 0.58;
}

/** 1,234 · 12 · 0.35: three figures at most after the first that counts. */
export function figure(value: number): string {
  return Number(value.toPrecision(4)).toLocaleString("en", { maximumFractionDigits: 3 });
}

function escapeXml(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
