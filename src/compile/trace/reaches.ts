import { isPlain } from "./plain.js";
import { isResultObject } from "./result-object.js";
import { isCallTime } from "./values.js";

/**
 * True when an object of the build can be got at from some values: through members, lists, maps and sets, and through
 * any function, getter or instance of a class, which may hold anything.
 */
export function reaches(roots: readonly unknown[], wanted: object): boolean {
  const seen = new Set<unknown>();
  const waiting = [...roots];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (value === wanted || typeof value === "function") return true;
    if (value === null || typeof value !== "object" || seen.has(value)) continue;
    if (isCallTime(value) || isResultObject(value)) continue;
    if (!isOpen(value)) return true;
    seen.add(value);
    if (value instanceof Map) for (const [key, member] of value) waiting.push(key, member);
    else if (value instanceof Set) waiting.push(...value);
    for (const member of Object.values(Object.getOwnPropertyDescriptors(value))) {
      if (member.get || member.set) return true;
      waiting.push(member.value);
    }
  }
  return false;
}

/** True when all that an object holds can be listed. */
function isOpen(value: object): boolean {
  return isPlain(value) || value instanceof Map || value instanceof Set;
}
