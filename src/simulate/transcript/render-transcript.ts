import type { TranscriptEntry } from "./transcript.js";

const placeColumn = 78;
const faint = (text: string) => `\u001b[2m${text}\u001b[0m`;

/** A transcript as text: time, what happened, and the author's line (or flow and action) at the right. */
export function renderTranscript(entries: readonly TranscriptEntry[], colour = false): string {
  const lines = entries.map((entry) => {
    const left = `${clock(entry.at)}  ${oneLine(entry.text)}`;
    const place = placeOf(entry);
    if (place === "") return left;
    const gap = " ".repeat(Math.max(2, placeColumn - left.length));
    return `${left}${gap}${colour ? faint(place) : place}`;
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** `1:02.5`: minutes, seconds and tenths since the call began. */
export function clock(milliseconds: number): string {
  const tenths = Math.floor(milliseconds / 100);
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}.${tenths % 10}`;
}

function placeOf({ position, flow, action }: TranscriptEntry): string {
  if (position) return `${position.file}:${position.line}`;
  return flow && action ? `${flow} / ${action}` : flow;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}
