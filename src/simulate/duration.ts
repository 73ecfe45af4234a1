const units: ReadonlyMap<string, number> = new Map([
  ...["ms", "millisecond", "milliseconds"].map((name) => [name, 1] as const),
  ...["s", "sec", "second", "seconds"].map((name) => [name, 1000] as const),
  ...["m", "min", "minute", "minutes"].map((name) => [name, 60_000] as const),
  ...["h", "hour", "hours"].map((name) => [name, 3_600_000] as const),
]);

/** Milliseconds of a text such as `31s`, `2 minutes` or `1.5 h`; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/.exec(text.trim());
  const unit = units.get(match?.[2] ?? "");
  return match && unit !== undefined ? Number(match[1]) * unit : undefined;
}

/** The shortest such text for whole milliseconds. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds % 3_600_000 === 0 && milliseconds > 0) return `${milliseconds / 3_600_000}h`;
  if (milliseconds % 60_000 === 0 && milliseconds > 0) return `${milliseconds / 60_000}m`;
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}
