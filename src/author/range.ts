type UpTo<N extends number, Counted extends readonly number[] = []> = Counted["length"] extends N
  ? Counted[number]
  : UpTo<N, [...Counted, Counted["length"]]>;

/** The whole numbers from `Min` to `Max`, both included; `Max` at most 900. */
export type Range<Min extends number, Max extends number> = Exclude<UpTo<Max> | Max, Min extends 0 ? never : UpTo<Min>>;
