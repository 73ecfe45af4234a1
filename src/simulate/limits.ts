/** Contact attributes and flow attributes hold 32 KB each (Administrator Guide, attribute limits). */
const attributeBytes = 32 * 1024;

/** True when names and values together are more than the service keeps. */
export function exceedsAttributeLimit(attributes: ReadonlyMap<string, string>): boolean {
  let characters = 0;
  for (const [name, value] of attributes) characters += name.length + value.length;
  // A character takes at most three bytes per UTF-16 unit, so most maps need no counting.
  if (characters * 3 <= attributeBytes) return false;
  let bytes = 0;
  for (const [name, value] of attributes) bytes += Buffer.byteLength(name) + Buffer.byteLength(value);
  return bytes > attributeBytes;
}
