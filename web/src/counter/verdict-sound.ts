/** A short sound for a verdict: two rising notes to go on, one low note to stop. Heard beside a voice, not over it. */

const LOUDNESS = 0.08;
/** An exponential fade cannot end at nothing. */
const SILENCE = 0.0001;
const NOTE_SECONDS = 0.16;
/** E5 and B5: go on. */
const RISING_HERTZ = [659.26, 987.77];
/** A3, twice: stop and look. */
const LOW_HERTZ = [220, 220];

const WELCOME = ["ready", "given", "to-validate"];

export function isWelcome(verdict: string): boolean {
  return WELCOME.includes(verdict);
}

/** Mute where the browser allows no sound yet: the verdict is on the screen. */
export function playVerdict(isGood: boolean): void {
  const context = new AudioContext();
  void context.resume();
  const notes = isGood ? RISING_HERTZ : LOW_HERTZ;
  notes.forEach((hertz, at) => {
    const startsAt = context.currentTime + at * NOTE_SECONDS;
    const gain = context.createGain();
    gain.gain.setValueAtTime(LOUDNESS, startsAt);
    gain.gain.exponentialRampToValueAtTime(SILENCE, startsAt + NOTE_SECONDS);
    gain.connect(context.destination);
    const oscillator = new OscillatorNode(context, { type: isGood ? "sine" : "triangle", frequency: hertz });
    oscillator.connect(gain);
    oscillator.start(startsAt);
    oscillator.stop(startsAt + NOTE_SECONDS);
    if (at === notes.length - 1) oscillator.addEventListener("ended", () => void context.close());
  });
}
