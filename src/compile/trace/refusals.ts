import type { Place } from "./position.js";
import { onResultMisuse } from "./result-object.js";
import type { Tracer } from "./tracer.js";
import { onNativeUse, Poison, Protected, type CallTimeValue, type NativeUse } from "./values.js";
import { refusePoison } from "./branch.js";

/**
 * Has native code that touches a value of the call refused at the author's place, until the returned function is
 * called. The place comes from the stack: the trap fires between two places that staged code gave.
 */
export function refuseNativeUses(t: Tracer): () => void {
  const before = {
    use: onNativeUse((value, use) => {
      t.place = placeOfCode(t);
      return refuse(t, value, use);
    }),
    result: onResultMisuse((use) => {
      if (use === "list" && t.inLibrary > 0) t.fail("FLW233", {});
      t.place = placeOfCode(t);
      const what = "a result of the call";
      return use === "set" ? t.fail("FLW204", { what: "this", of: what }) : t.fail("FLW205", { what });
    }),
  };
  return () => {
    onNativeUse(before.use);
    onResultMisuse(before.result);
  };
}

/** Where the author's code stands that reads a property just now: between two places that staged code gave. */
export function placeOfCode(t: Tracer): Place {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 40;
  const { stack = "" } = new Error("located");
  Error.stackTraceLimit = limit;
  return t.locateStack(stack) ?? t.place;
}

function refuse(t: Tracer, value: CallTimeValue, use: NativeUse): never {
  if (value instanceof Poison) refusePoison(t, value);
  const what = value.describe();
  if (value instanceof Protected) t.fail("FLW238", { what });
  switch (use.kind) {
    case "convert":
      return t.fail("FLW201", { what: what });
    case "iterate":
      return t.fail("FLW203", { what: what });
    case "property":
      return t.fail("FLW202", { name: use.name, what });
    case "set":
      return t.fail("FLW204", { what: `\`.${use.name} =\``, of: what });
    case "in":
    case "keys":
      return t.fail("FLW205", { what });
  }
}
