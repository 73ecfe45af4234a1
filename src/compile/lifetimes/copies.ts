/** One write of a flow attribute, with the text that it writes. */
export interface Write {
  readonly attribute: string;
  readonly value: string;
}

/**
 * Writes that happen at once, put into an order that gives the same: a write that others still read goes last; in a
 * circle one value is put aside first. Each group can be one block, whose writes do not see each other.
 */
export function sequence(writes: readonly Write[], temporary: (attribute: string) => string): Write[][] {
  let waiting = writes.filter((w) => w.value !== `$.FlowAttributes.${w.attribute}`);
  const groups: Write[][] = [];
  while (waiting.length > 0) {
    const free = waiting.filter((w) => !waiting.some((other) => other !== w && reads(other, w.attribute)));
    const [first] = waiting;
    if (free.length > 0) {
      groups.push(free);
      waiting = waiting.filter((w) => !free.includes(w));
    } else if (first) {
      const aside = temporary(`${first.attribute}_old`);
      groups.push([{ attribute: aside, value: `$.FlowAttributes.${first.attribute}` }]);
      waiting = waiting.map((w) => ({
        ...w,
        value: w.value.replace(pattern(first.attribute), `$.FlowAttributes.${aside}`),
      }));
    }
  }
  return groups;
}

function reads(write: Write, attribute: string): boolean {
  return pattern(attribute).test(write.value);
}

function pattern(attribute: string): RegExp {
  return new RegExp(`\\$\\.FlowAttributes\\.${attribute}(?![A-Za-z0-9_])`, "g");
}
