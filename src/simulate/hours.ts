/** Opening times of a week in a time zone. */
export interface HoursOfOperation {
  /** IANA name, for instance `Asia/Singapore`. */
  readonly timeZone: string;
  readonly open: readonly OpeningTime[];
}

/** Open on these days from one time of day to another, both as `HH:MM`; `24:00` is the end of the day. */
export interface OpeningTime {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

export type Weekday = "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun";

const formats = new Map<string, Intl.DateTimeFormat>();

/** True when a moment (milliseconds since 1970) is within the hours. */
export function isOpen(hours: HoursOfOperation | boolean, time: number): boolean {
  if (typeof hours === "boolean") return hours;
  const parts = new Map(
    format(hours.timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  const day = parts.get("weekday");
  const clock = `${parts.get("hour")}:${parts.get("minute")}`;
  return hours.open.some(({ days, from, to }) => days.some((one) => one === day) && from <= clock && clock < to);
}

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, made);
  return made;
}
