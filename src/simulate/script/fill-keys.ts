import { report } from "../../diagnostics/report.js";
import { type Call, CallFailure } from "../call.js";
import { hidden } from "../transcript/mask.js";

/** What a name in braces stands for at this moment of a call: `{pin}` for the code of the last text message. */
export type KeyValue = (name: string, call: Call) => string | undefined | Promise<string | undefined>;

/**
 * Keys with the names in braces replaced. Throws `CallFailure` for a name that stands for nothing (FLW706, `known` says
 * what is known) and for a value that is not made of keys (FLW703, without the value).
 */
export async function fillKeys(keys: string, call: Call, value: KeyValue | undefined, known: string): Promise<string> {
  let filled = "";
  for (const part of keys.split(/(\{[\w.-]+\})/)) {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      filled += part;
      continue;
    }
    const found = await value?.(name, call);
    if (found === undefined) throw new CallFailure(report("FLW706", { name, known }), call.transcript());
    if (!/^[0-9*#]+$/.test(found)) throw new CallFailure(report("FLW703", { text: hidden }), call.transcript());
    filled += found;
  }
  return filled;
}

/** The mend of FLW706 from the names that are known. */
export function knownNames(names: readonly string[] = []): string {
  return names.length > 0 ? `Known names: ${names.join(", ")}.` : "No names are known here; write keys.";
}
