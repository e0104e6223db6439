/** The player breaks the seal, the lid is lifted, and the prize rises out of the tin. */

import { acted, linger, move, partOf, type Reveal } from "./reveal.ts";

const SEAL_MS = 500;
const LID_MS = 900;
const RISE_MS = 1_200;
const LOOK_MS = 800;
const EASE_OUT = "cubic-bezier(0.2, 0.7, 0.2, 1)";
const AT_REST = "translate(0px, 0px) rotate(0deg)";

export const reveal: Reveal = async (scene) => {
  const { signal, sound } = scene;
  await acted([partOf(scene, "act"), partOf(scene, "tin")], signal);
  sound?.paper();
  await Promise.all([
    fall("seal-left", "translate(-46px, 70px) rotate(-80deg)"),
    fall("seal-right", "translate(46px, 76px) rotate(70deg)"),
  ]);
  sound?.paper();
  const lifted = [
    { transform: AT_REST, opacity: 1 },
    { opacity: 1, offset: 0.5 },
    { transform: "translate(38px, -84px) rotate(18deg)", opacity: 0 },
  ];
  const open = move(partOf(scene, "lid"), lifted, { duration: LID_MS, easing: EASE_OUT }, signal);
  const rise = [{ transform: "translateY(0px)" }, { transform: "translateY(-78px)" }];
  const rising = { duration: RISE_MS, delay: LID_MS / 3, easing: EASE_OUT, fill: "both" } as const;
  await Promise.all([open, move(partOf(scene, "gift"), rise, rising, signal)]);
  sound?.chime();
  await linger(scene, LOOK_MS);

  function fall(part: string, where: string): Promise<void> {
    const keyframes = [
      { transform: AT_REST, opacity: 1 },
      { transform: where, opacity: 0 },
    ];
    return move(partOf(scene, part), keyframes, { duration: SEAL_MS, easing: "ease-in" }, signal);
  }
};
