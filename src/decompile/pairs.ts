import { canonicalForm } from "../language/document.js";
import type { Call } from "./calls/call.js";
import type { Expression } from "./expression.js";
import { isHarmless } from "./groups.js";
import type { Step } from "./step.js";
import { tryCalls } from "./try-call.js";

/** Two actions that the console has one block for, or that one function of the author's makes. */
interface Pair {
  /** Functions of the two actions. */
  readonly fns: readonly [string, string];
  /** The call that makes both; undefined for actions that do not belong together. */
  readonly call: (first: Call, second: Call) => Call | undefined;
}

const pairs: readonly Pair[] = [
  {
    fns: ["setVoice", "setContactData"],
    call: (first, second) => {
      const language = onlyMember(second, "languageCode");
      return language && { ...first, options: { ...first.options, language } };
    },
  },
  {
    fns: ["createAssistantSession", "setContactData"],
    call: (first, second) => onlyMember(second, "assistantSessionArn") && { ...first, fn: "connectAssistant" },
  },
  {
    fns: ["setWorkingQueue", "transferToQueue"],
    call: (first, second) => ({ ...second, args: first.args }),
  },
];

function onlyMember({ args, options }: Call, name: string): Expression | undefined {
  const [data] = args;
  if (data?.kind !== "object" || data.members.length !== 1 || Object.values(options).some(Boolean)) return undefined;
  return data.members[0]?.[0] === name ? data.members[0][1] : undefined;
}

/** The steps of a flow with pairs as one step each, under the first action's identifier. */
export function withPairs(steps: ReadonlyMap<string, Step>, start: string): ReadonlyMap<string, Step> {
  const entries = entriesOf(steps, start);
  const joined = new Map<string, Step>();
  const gone = new Set<string>();
  for (const [id, step] of steps) {
    const [way, ...more] = step.ways;
    const second = way && more.length === 0 && step.shape.kind === "statement" ? steps.get(way.to) : undefined;
    const pair = second && entries.get(second.node.id) === 1 && !gone.has(id) ? pairOf(step, second) : undefined;
    if (!second || !pair) continue;
    joined.set(id, pair);
    gone.add(second.node.id);
  }
  if (joined.size === 0) return steps;
  return new Map([...steps].flatMap(([id, step]) => (gone.has(id) ? [] : [[id, joined.get(id) ?? step]])));
}

/** How many ways lead to each action. */
function entriesOf(steps: ReadonlyMap<string, Step>, start: string): ReadonlyMap<string, number> {
  const entries = new Map([[start, 1]]);
  for (const { ways, errors } of steps.values()) {
    for (const { to } of [...ways, ...errors]) entries.set(to, (entries.get(to) ?? 0) + 1);
  }
  return entries;
}

function pairOf(first: Step, second: Step): Step | undefined {
  if (!first.named || !second.named || !first.usual || !second.usual || second.node.note !== undefined)
    return undefined;
  if (!errorsFit(first, second) || !first.call || !second.call) return undefined;
  const { fn } = second.call;
  const pair = pairs.find(({ fns }) => fns[0] === first.call?.fn && fns[1] === fn);
  const call = pair?.call(first.call, second.call);
  if (!call || !makes(call, [first, second])) return undefined;
  return { ...first, shape: second.shape, call, ways: second.ways, errors: first.errors, harmless: false, second };
}

/**
 * True when one word says where the errors of both go: behind both, nowhere, or, of blocks that may not be passed over,
 * to one place.
 */
function errorsFit(first: Step, second: Step): boolean {
  const targets = new Set([...first.errors, ...second.errors].map(({ to }) => to));
  if (targets.size === 0) return true;
  if (first.errors.length === 0 || second.errors.length === 0 || targets.size > 1) return false;
  const [next] = second.ways;
  return next ? targets.has(next.to) : !isHarmless(first) && !isHarmless(second);
}

/** True when a call records these very actions. */
function makes(call: Call, steps: readonly Step[]): boolean {
  const recorded = tryCalls(call);
  return (
    recorded?.length === steps.length &&
    recorded.every(({ type, parameters }, i) => {
      const step = steps[i] as Step;
      return type === step.node.type && canonicalForm(parameters) === canonicalForm(step.parameters);
    })
  );
}
