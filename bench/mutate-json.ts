/** Numbers between 0 and 1 that a seed decides (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;

/** What hostile files hold: pieces that break readers. */
const pieces: readonly string[] = [
  ...'{}[]:,"\\/ \n\t\u0000\u2028\ufeff',
  "\ud800",
  "\\ud800",
  '"__proto__"',
  '"constructor": null,',
  "1e999",
  "-0",
  "9007199254740993",
  "1".repeat(400),
  "[".repeat(300),
  '{"a":'.repeat(250),
  "null",
  "true",
  '""',
  "$.",
  "$.External.",
  "${flowc:",
  "<speak>",
  "x".repeat(10_000),
];

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

/** A text with some stretches cut out, doubled, replaced or put elsewhere; often cut off at the end. */
export function mutateBytes(original: string, random: Random): string {
  let text = original;
  for (let turns = 1 + Math.floor(random() * 4); turns > 0; turns--) {
    const at = Math.floor(random() * text.length);
    const length = Math.floor(random() ** 4 * 200);
    const stretch = text.slice(at, at + length);
    const kind = random();
    if (kind < 0.2) text = text.slice(0, at);
    else if (kind < 0.4) text = text.slice(0, at) + text.slice(at + length);
    else if (kind < 0.5) text = text.slice(0, at) + stretch + text.slice(at);
    else text = text.slice(0, at) + pick(pieces, random) + text.slice(at + (kind < 0.75 ? 1 : 0));
  }
  return text;
}

/** Values that stand in a mutated flow in place of others. */
const values: readonly unknown[] = [
  null,
  true,
  -1,
  1e21,
  "",
  " ",
  "$.",
  "$.External.x",
  "$['a']",
  "__proto__",
  "\ud800",
  "x".repeat(10_000),
  "+6598765432 ".repeat(50),
  "<speak><a b=c>",
  "<!--".repeat(500),
  "press 1 or ".repeat(300),
  "arn:aws:connect:".repeat(100),
  [],
  [[]],
  {},
  { ["__proto__"]: { polluted: true } },
  Array.from({ length: 300 }, () => ({ NextAction: "x", Condition: { Operator: "Equals", Operands: ["1"] } })),
];

/** A flow that is still JSON, with some values replaced, moved, doubled or left out. */
export function mutateJson(original: string, random: Random): string {
  const flow: unknown = JSON.parse(original);
  for (let turns = 1 + Math.floor(random() * 3); turns > 0; turns--) {
    const holder = someHolder(flow, random);
    if (!holder) break;
    const keys = Object.keys(holder);
    const key = pick(keys, random);
    const kind = random();
    if (kind < 0.25) delete holder[key];
    else if (kind < 0.7) holder[key] = structuredClone(pick(values, random));
    else if (kind < 0.85) holder[key] = structuredClone(holder[pick(keys, random)]);
    else
      holder[pick(["Identifier", "Type", "Parameters", "Transitions", "NextAction", "x"], random)] = structuredClone(
        holder[key],
      );
  }
  return JSON.stringify(flow, undefined, random() < 0.5 ? 2 : undefined);
}

/** An object or list somewhere inside a value, that has members. */
function someHolder(value: unknown, random: Random): Record<string, unknown> | undefined {
  let here: unknown = value;
  let found: Record<string, unknown> | undefined;
  while (typeof here === "object" && here !== null && Object.keys(here).length > 0) {
    found = here as Record<string, unknown>;
    if (random() < 0.15) break;
    here = found[pick(Object.keys(found), random)];
  }
  return found;
}
