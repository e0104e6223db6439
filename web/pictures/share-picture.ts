/** The picture that other sites show beside a link: the house's ground, its mark, a heading and one line. */

import satori, { type SatoriOptions } from "satori";
import type { PictureText } from "../src/found/picture.words.ts";
import { PICTURE_HEIGHT, PICTURE_WIDTH } from "../src/found/picture-name.ts";
import { DISPLAY, TEXT } from "./fonts.ts";
import { markAt } from "./mark.ts";

export interface PictureStyle {
  readonly ground: string;
  readonly ink: string;
  /** The fine rule between heading and line. */
  readonly rule: string;
  readonly fonts: SatoriOptions["fonts"];
}

/** In pixels of the picture, which is mostly seen at a third of its size: nothing is smaller than 30. */
const EDGE = 80;
const MARK_SIDE = 140;
const NAME_SIZE = 48;
const HEADING_SIZE = 90;
const LINE_SIZE = 36;
/** The leaf behind the words, cut by the right edge; faint enough for words to run over it. */
const BACKDROP = { x: 420, y: -330, side: 1240, opacity: 0.07 } as const;

/** An SVG without text: satori turns letters into outlines, so every machine makes the same picture. */
export async function sharePictureSvg(
  house: string,
  { heading, line }: PictureText,
  { ground, ink, rule, fonts }: PictureStyle,
): Promise<string> {
  const words = await satori(
    column({ padding: EDGE, justifyContent: "space-between", color: ink }, [
      text(house, {
        fontFamily: DISPLAY,
        fontSize: NAME_SIZE,
        // Beside the mark, whose leaf fills the middle third of its square.
        marginLeft: MARK_SIDE * 0.62,
      }),
      column({}, [
        text(heading, { fontFamily: DISPLAY, fontSize: HEADING_SIZE, lineHeight: 1.1, textWrap: "balance" }),
        column({ height: 2, width: 160, backgroundColor: rule, marginTop: 36, marginBottom: 30 }, []),
        text(line, { fontFamily: TEXT, fontSize: LINE_SIZE, lineHeight: 1.35 }),
      ]),
    ]),
    { width: PICTURE_WIDTH, height: PICTURE_HEIGHT, fonts },
  );
  const { x, y, side, opacity } = BACKDROP;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" viewBox="0 0 ${PICTURE_WIDTH} ${PICTURE_HEIGHT}"><rect width="100%" height="100%" fill="${ground}"/><g opacity="${opacity}">${markAt(x, y, side)}</g>${markAt(EDGE - MARK_SIDE / 3, EDGE - MARK_SIDE * 0.27, MARK_SIDE)}${words}</svg>`;
}

type Style = Readonly<Record<string, string | number>>;
type Node = Parameters<typeof satori>[0];

function column(style: Style, children: Node[]): Node {
  const whole =
    style["padding"] === undefined ? {} : { width: "100%", height: "100%", boxSizing: "border-box" };
  return element({ display: "flex", flexDirection: "column", ...whole, ...style }, children);
}

function text(words: string, style: Style): Node {
  return element({ display: "flex", ...style }, words);
}

/** As React would make it, which satori expects. */
function element(style: Style, children: Node[] | string): Node {
  return { type: "div", key: null, props: { style, children } };
}
