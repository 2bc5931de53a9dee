// Makes notes heard: one tone that glides from note to note, and a tick at each step. Written for Web Audio as it is: it needs
// two oscillators; Tone.js, the library for it, is larger than all else that a lesson loads.
import { frequencyOf } from "./notes.js";

const LOUD = 0.12; // of the loudest there is
const SWELL = 0.03; // seconds that a tone takes to come and to go, so that nothing clicks
const CLICK = { frequency: 1800, seconds: 0.025, loud: 0.05 };
const BUZZ = { frequency: 98, seconds: 0.12, gap: 0.2, times: 2, loud: 0.1 }; // the run has left
const SOON = 0.08; // seconds: what is asked for at once would come late

/** Have notes heard from now on; `stop()` lets them die away. `seconds` is how long they take, with their end. */
export function sound(context, { notes, end }) {
  const from = context.currentTime + SOON;
  const first = notes[0].time;
  const when = ({ time }) => from + time - first;
  const out = new GainNode(context, { gain: 0 });
  const pan = new StereoPannerNode(context, { pan: notes[0].pan });
  const tone = new OscillatorNode(context, { type: "triangle", frequency: frequencyOf(notes[0].pitch ?? 60) });
  const voices = [tone];
  tone.connect(pan).connect(out).connect(context.destination);
  glide(notes, when, { tone, pan, out });
  for (const note of notes) if (note.tick && note.pitch !== null) voices.push(blip(context, when(note), CLICK, pan));
  let over = when(notes.at(-1)) + 0.15;
  out.gain.setTargetAtTime(0, over, SWELL);
  if (end)
    for (let time = 0; time < BUZZ.times; time++) {
      over += BUZZ.gap;
      voices.push(blip(context, over, BUZZ, context.destination));
    }
  const stop = () => {
    const now = context.currentTime;
    out.gain.cancelScheduledValues(now);
    out.gain.setTargetAtTime(0, now, SWELL / 3);
    for (const voice of voices) voice.stop(now + 2 * SWELL);
  };
  tone.stop(over + 1);
  return { stop, seconds: over - context.currentTime + 0.3, delay: SOON };
}

/** The tone goes from note to note, on the ear's scale of pitches; a rest is silent. */
function glide(notes, when, { tone, pan, out }) {
  let heard = false;
  for (const note of notes) {
    const time = when(note);
    const sounds = note.pitch !== null;
    if (sounds !== heard) out.gain.setTargetAtTime(sounds ? LOUD : 0, time, SWELL / 3);
    if (sounds && heard) tone.frequency.exponentialRampToValueAtTime(frequencyOf(note.pitch), time);
    else if (sounds) tone.frequency.setValueAtTime(frequencyOf(note.pitch), time);
    pan.pan.linearRampToValueAtTime(note.pan, time);
    heard = sounds;
  }
  tone.start();
}

/** A short sound that begins at a time. */
function blip(context, time, { frequency, seconds, loud }, to) {
  const gain = new GainNode(context, { gain: 0 });
  const voice = new OscillatorNode(context, { type: "square", frequency });
  voice.connect(gain).connect(to);
  gain.gain.setValueAtTime(0, time);
  gain.gain.linearRampToValueAtTime(loud, time + 0.004);
  gain.gain.setTargetAtTime(0, time + seconds, 0.01);
  voice.start(time);
  voice.stop(time + seconds + 0.1);
  return voice;
}
