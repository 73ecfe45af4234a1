/** Opening times of a week in a time zone. */
export interface HoursOfOperation {
  /** IANA name, for instance `Asia/Singapore`. */
  readonly timeZone: string;
  readonly open: readonly OpeningTime[];
  /** Dates (`2026-12-25`, in the time zone) that have hours of their own; none at all is closed. */
  readonly dates?: Readonly<Record<string, readonly TimesOfDay[]>>;
}

/** From one time of day to another, both as `HH:MM`; `24:00` is the end of the day. */
export interface TimesOfDay {
  readonly from: string;
  readonly to: string;
}

/** Open on these days; a time that is not after `from` is on the next day, so the same time twice is a whole day. */
export interface OpeningTime extends TimesOfDay {
  readonly days: readonly Weekday[];
}

export type Weekday = "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun";

const formats = new Map<string, Intl.DateTimeFormat>();

const week: readonly Weekday[] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * True when a moment (milliseconds since 1970) is within the hours. Throws `RangeError` when the time zone is none.
 *
 * @source Administrator Guide, hours of operation: times in a time zone, also over midnight, and overrides for dates
 */
export function isOpen(hours: HoursOfOperation | boolean, time: number): boolean {
  if (typeof hours === "boolean") return hours;
  const { date, day, clock } = localTime(hours.timeZone, time);
  const { dates = {}, open } = hours;
  const own = Object.hasOwn(dates, date) ? dates[date] : undefined;
  if (own) return own.some(({ from, to }) => from <= clock && clock < to);
  const before = week.at(week.findIndex((one) => one === day) - 1);
  return open.some(({ days, from, to }) => {
    const on = (weekday: string | undefined) => days.some((one) => one === weekday);
    if (from < to) return on(day) && from <= clock && clock < to;
    return (on(day) && from <= clock) || (on(before) && clock < to);
  });
}

function localTime(timeZone: string, time: number) {
  const parts = new Map(
    format(timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  return {
    date: `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`,
    day: parts.get("weekday") ?? "",
    clock: `${parts.get("hour")}:${parts.get("minute")}`,
  };
}

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, made);
  return made;
}
