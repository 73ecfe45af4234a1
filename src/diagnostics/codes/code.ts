import type { Severity } from "../diagnostic.js";

/**
 * One row of the catalogue of diagnostics. Texts may have named holes, `{name}`; `report()` fills them and the type
 * system checks that every hole is given.
 */
export interface Code {
  readonly severity: Severity;
  /** What is wrong, one sentence, with holes. */
  readonly message: string;
  /** Why it matters (Biome's second pillar). */
  readonly why: string;
  /** What to do about it. */
  readonly mend: string;
}

/** A part of the catalogue: code → row. Each area of flowc has one file of these beside this one. */
export type Codes = Readonly<Record<`FLW${number}`, Code>>;
