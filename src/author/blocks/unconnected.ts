import { intrinsic } from "../intrinsic.js";
import { performLast } from "../perform.js";
import { recorder } from "../recorder.js";

/** What the recorder is asked for where a way leads nowhere. No action: the graph's edge gets the target as it is. */
export const unconnectedType = "(unconnected)";

/**
 * A way that was never connected: the designer saves unfinished flows like that. Imported drafts have it; a flow that
 * is published must not.
 *
 * Block: none. `target` is what the flow's JSON names in place of an action; nothing when absent.
 *
 * @source observed in real flows
 * @example
 * ```ts
 * if (contact.channel === "CHAT") return unconnected();
 * ```
 */
export function unconnected(target = ""): never {
  if (typeof target !== "string") recorder().fail("FLW804", { block: "unconnected", option: "target" });
  return performLast("unconnected", unconnectedType, { target }, undefined);
}

intrinsic(unconnected);
