import { catalogue, isCode, type Catalogue, type CodeName } from "./catalogue.js";
import type { Code } from "./codes/code.js";
import type { Diagnostic, RelatedPlace, SourcePosition } from "./diagnostic.js";
import { fillHoles, type HolesIn } from "./holes.js";

/** What the holes of a code's texts are filled with; every hole of message, why and mend must be given. */
export type Holes<K extends CodeName> = Readonly<
  Record<HolesIn<Catalogue[K]["message"] | Catalogue[K]["why"] | Catalogue[K]["mend"]>, string | number>
>;

/** Where a finding is, as far as it is known. */
export interface Place {
  readonly position?: SourcePosition | undefined;
  /** How many characters to underline. */
  readonly length?: number | undefined;
  /** Identifier of the action concerned. */
  readonly action?: string | undefined;
  readonly related?: readonly RelatedPlace[] | undefined;
}

/** A finding of the catalogue, with its holes filled. The type system asks for every hole of the code's texts. */
export function report<K extends CodeName>(code: K, holes: Holes<K>, place: Place = {}): Diagnostic {
  return fill(code, catalogue[code], holes, place);
}

/**
 * The same for a code that is known only at run time (a recorder's `fail`). Throws a plain error, a defect of the
 * caller, when the code does not exist or a hole is missing.
 */
export function reportByName(
  code: string,
  holes: Readonly<Record<string, string | number>>,
  place: Place = {},
): Diagnostic {
  if (!isCode(code)) throw new Error(`There is no diagnostic ${code}.`);
  return fill(code, catalogue[code], holes, place);
}

function fill(
  code: CodeName,
  row: Code,
  holes: Readonly<Record<string, string | number>>,
  { position, length, action, related }: Place,
): Diagnostic {
  return {
    code,
    severity: row.severity,
    message: fillHoles(row.message, holes),
    ...(row.why !== "" && { why: fillHoles(row.why, holes) }),
    ...(row.mend !== "" && { mend: fillHoles(row.mend, holes) }),
    ...(position && { position }),
    ...(length !== undefined && { length }),
    ...(action !== undefined && { action }),
    ...(related && related.length > 0 && { related }),
  };
}
