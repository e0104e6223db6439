/** The sounds of a reveal, made of oscillators and noise: nothing is fetched for them. */

export interface Sound {
  /** A peg against the wheel's pointer. */
  tick(): void;
  /** Paper that tears or is scratched. */
  paper(): void;
  /** Three soft bells, once; the last thing to be heard. */
  chime(): void;
}

const TICK_HERTZ = 1_400;
const TICK_SECONDS = 0.03;
const PAPER_SECONDS = 0.12;
const PAPER_HERTZ = 3_200;
const BELL_SECONDS = 1.8;
const BELLS_APART_SECONDS = 0.11;
/** E5, B5, E6. */
const BELLS_HERTZ = [659.26, 987.77, 1318.51] as const;
/** Quiet beside a voice: this may be heard in a shop. */
const LOUDNESS = 0.07;
/** An exponential fade cannot end at nothing. */
const SILENCE = 0.0001;

/** @param context made after a gesture, or it stays mute */
export function soundOn(context: AudioContext): Sound {
  void context.resume();

  /** A way to the ears that fades out. */
  function fading(startsAt: number, seconds: number, loudness: number): GainNode {
    const gain = context.createGain();
    gain.gain.setValueAtTime(loudness, startsAt);
    gain.gain.exponentialRampToValueAtTime(SILENCE, startsAt + seconds);
    gain.connect(context.destination);
    return gain;
  }

  function tone(type: OscillatorType, hertz: number, startsAt: number, seconds: number, loudness: number) {
    const oscillator = new OscillatorNode(context, { type, frequency: hertz });
    oscillator.connect(fading(startsAt, seconds, loudness));
    oscillator.start(startsAt);
    oscillator.stop(startsAt + seconds);
    return oscillator;
  }

  const noise = context.createBuffer(1, Math.ceil(context.sampleRate * PAPER_SECONDS), context.sampleRate);
  const samples = noise.getChannelData(0);
  for (let at = 0; at < samples.length; at += 1) samples[at] = Math.random() * 2 - 1;

  return {
    tick() {
      tone("triangle", TICK_HERTZ, context.currentTime, TICK_SECONDS, LOUDNESS);
    },
    paper() {
      const source = new AudioBufferSourceNode(context, { buffer: noise });
      const filter = new BiquadFilterNode(context, { type: "bandpass", frequency: PAPER_HERTZ, Q: 0.8 });
      source.connect(filter).connect(fading(context.currentTime, PAPER_SECONDS, LOUDNESS));
      source.start();
    },
    chime() {
      const last = BELLS_HERTZ.map((hertz, bell) =>
        tone("sine", hertz, context.currentTime + bell * BELLS_APART_SECONDS, BELL_SECONDS, LOUDNESS),
      ).at(-1);
      last?.addEventListener("ended", () => void context.close());
    },
  };
}
