import { isCallTimeObject } from "../../author/paths.js";
import type { StagedFile } from "../stage/staged-file.js";
import type { Tracer } from "./tracer.js";
import { isCallTime } from "./values.js";
import { describe } from "./operators.js";
import { isResultObject } from "./result-object.js";

/** Objects of the build: where they are born, and whether they may be changed where they are. */
export type HeapCalls = Pick<StagedFile, "own" | "set" | "delete" | "index" | "defaults">;

/** Methods that change their object. */
const mutators = new Set([
  "push",
  "pop",
  "shift",
  "unshift",
  "splice",
  "sort",
  "reverse",
  "fill",
  "copyWithin",
  "set",
  "add",
  "delete",
  "clear",
]);

/** True for a call that changes the object it is called on. */
export function isMutator(object: unknown, key: unknown): boolean {
  return (
    typeof key === "string" &&
    mutators.has(key) &&
    (Array.isArray(object) || object instanceof Map || object instanceof Set)
  );
}

/** Remembers an object as born here, if it is not known yet: literals, `new`, and what native functions give back. */
export function bear(t: Tracer, value: unknown): void {
  if (value === null || typeof value !== "object" || t.births.has(value)) return;
  if (isCallTime(value) || isResultObject(value)) return;
  const r = t.recording;
  t.births.set(value, { recording: r, region: r.regions[r.regions.length - 1] ?? 0, sequence: ++r.sequence });
}

/**
 * Checks that an object may be changed here. Both sides of a branch are traced one after the other, so an object from
 * outside the innermost branch would be changed on every path; an object from outside the flow would carry the change
 * into other flows and into the next run of this one.
 */
export function mayChange(t: Tracer, object: unknown, what: string): void {
  const r = t.recording;
  if (r.idle || object === null || typeof object !== "object" || isCallTimeObject(object)) return;
  if (isCallTime(object) || isResultObject(object)) t.fail("FLW204", { what, of: describe(object) });
  const birth = t.births.get(object);
  if (birth?.recording !== r) t.fail("FLW214", { what });
  const region = r.regions.lastIndexOf(birth.region);
  if (region >= 0 && region < r.regions.length - 1) t.fail("FLW212", { what });
  r.mutations.push({ object, sequence: ++r.sequence, place: t.place, what });
}

/** Makes the calls of one staged file. `at` sets the place. */
export function heapCalls(t: Tracer, at: (position: number) => void): HeapCalls {
  const refuseKey = (key: unknown) => {
    if (isCallTime(key)) t.fail("FLW223", { what: describe(key) });
  };
  return {
    own(_position, object) {
      bear(t, object);
      return object;
    },

    set(position, object, key, value) {
      at(position);
      refuseKey(key);
      mayChange(t, object, `\`.${String(key)} =\``);
      (object as Record<PropertyKey, unknown>)[key as PropertyKey] = value;
      return value;
    },

    delete(position, object, key) {
      at(position);
      refuseKey(key);
      mayChange(t, object, `\`delete .${String(key)}\``);
      return delete (object as Record<PropertyKey, unknown>)[key as PropertyKey];
    },

    index(position, object, key) {
      at(position);
      refuseKey(key);
      return (object as Record<PropertyKey, unknown>)[key as PropertyKey];
    },

    defaults(position, source, names) {
      at(position);
      if ((isResultObject(source) || isCallTimeObject(source)) && names.length > 0) {
        t.fail("FLW220", { what: `\`${names.join("`, `")}\` of a result of the call` });
      }
      return source;
    },
  };
}
