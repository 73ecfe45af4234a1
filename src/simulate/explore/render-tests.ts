import type { Slot } from "../../graph/flow-graph.js";
import { slotKey, slotName } from "../../graph/slot.js";
import type { CallEvent } from "../call-event.js";
import type { Fault } from "../call-state.js";
import { formatDuration } from "../duration.js";
import { identify } from "../identifiers.js";
import { readable } from "../proofs/readable.js";
import type { Beginning } from "./beginnings.js";
import type { Arrival, Exploration, ExploredBranch } from "./explore.js";
import { finishPath } from "./finish-path.js";
import { heardOn } from "./path-words.js";

/** How tests are written. */
export interface TestsOptions {
  /** What `instanceOf` is given for the project and the environment. */
  readonly project: string;
  readonly environment: string;
  /** See `pathScript`. */
  readonly resolve: (text: string) => string | undefined;
}

type Path = readonly (Arrival | Beginning)[];

const mark = "// Written by `flowc explore --tests`. Take this line away to keep the file as it is.";

/** True for the text of a file that may be written anew: it is one of {@link renderTests}, or empty. */
export function isOfExplore(text: string): boolean {
  return text.trim() === "" || text.startsWith(mark);
}

/**
 * A vitest file whose calls together take every branch that was reached, with few calls: the call that takes most new
 * branches comes first. What callers hear is expected as it is today, for the author to read and keep.
 */
export function renderTests(explorations: readonly Exploration[], options: TestsOptions): string {
  const covering = coveringPaths(explorations);
  const groups = explorations.flatMap(({ root }) => {
    const own = covering.filter((one) => one.root === root);
    const tests = own.map(({ path, branch }) => testOf(path, branch, options));
    return tests.length === 0 ? [] : [`describe(${quote(root)}, () => {\n${tests.join("\n\n")}\n});`];
  });
  return `${mark}
import { afterAll, beforeAll, describe, it } from "vitest";
import { instanceOf, type TestInstance } from "flowc/test";

let line: TestInstance;
beforeAll(async () => {
  line = await instanceOf({ project: ${quote(options.project)}, environment: ${quote(options.environment)} });
});
afterAll(() => line.close());

/** Gives one answer after the other; an error is thrown. */
function inTurn(...answers: readonly unknown[]) {
  let turn = 0;
  return () => {
    const answer = answers[turn++];
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

${groups.join("\n\n")}
`;
}

/** A path that takes branches, the first that it adds, and the flow that it begins in. */
export interface CoveringPath {
  readonly root: string;
  readonly path: Path;
  readonly branch: ExploredBranch;
}

/** Few paths that together take every branch: each time one that takes most new ones, of those a shortest. */
export function coveringPaths(explorations: readonly Exploration[]): readonly CoveringPath[] {
  const candidates = explorations.flatMap((exploration) =>
    exploration.branches.flatMap((branch) => {
      if (!branch.reached) return [];
      const path = finishPath(exploration, branch.reached);
      return [{ root: exploration.root, path, branch, takes: branchesOn(path) }];
    }),
  );
  const missing = new Set(candidates.map(({ branch }) => keyOf(branch)));
  const chosen: CoveringPath[] = [];
  while (missing.size > 0) {
    const gain = ({ takes }: (typeof candidates)[number]) => takes.filter((key) => missing.has(key)).length;
    const rated = candidates.map((candidate) => ({ candidate, gain: gain(candidate) }));
    const best = rated.reduce((a, b) =>
      b.gain > a.gain || (b.gain === a.gain && b.candidate.path.length < a.candidate.path.length) ? b : a,
    );
    if (best.gain === 0) break;
    chosen.push(best.candidate);
    for (const key of best.candidate.takes) missing.delete(key);
  }
  return chosen;
}

function branchesOn(path: Path): readonly string[] {
  const keys = path.flatMap((part) =>
    "choice" in part ? part.effects.flatMap((effect) => (effect.kind === "branch" ? [keyOf(effect)] : [])) : [],
  );
  return [...new Set(keys)];
}

function keyOf({
  flow,
  action,
  slot,
}: {
  readonly flow: string;
  readonly action: string;
  readonly slot: Slot;
}): string {
  return JSON.stringify([flow, action, slotKey(slot)]);
}

function testOf(path: Path, { flow, action, slot }: ExploredBranch, options: TestsOptions): string {
  const title = readable(`${flow}: ${action} → ${slotName(slot)}`);
  const arrivals = path.filter((part): part is Arrival => "choice" in part);
  const unsaid: string[] = [];
  const given = [...lambdasFor(arrivals), ...arrivals.flatMap((arrival) => givenFor(arrival, unsaid))];
  const call = callOf(path, arrivals, options, unsaid);
  const steps = arrivals.flatMap((arrival) => stepsOf(arrival, unsaid));
  const ended = arrivals.at(-1)?.effects.findLast((effect) => effect.kind === "ended");
  if (ended?.kind === "ended") steps.push(`ends(${quote(ended.reason)})`);
  const chain = steps.length === 0 ? [] : [`await call${steps.map((step) => `\n      .${step}`).join("")};`];
  const body = [
    ...unsaid.map((what) => `// A test cannot say: ${readable(what).replace(/\s+/g, " ")}`),
    ...given,
    call,
    ...chain,
  ];
  const verb = unsaid.length === 0 ? "it" : "it.skip";
  return `  ${verb}(${quote(title)}, async () => {\n${body.map((text) => `    ${text}`).join("\n")}\n  });`;
}

function callOf(path: Path, arrivals: readonly Arrival[], { resolve }: TestsOptions, unsaid: string[]): string {
  const beginning = path.find((part): part is Beginning => !("choice" in part));
  const { flow = "", from, to, channel = "VOICE", attributes = {}, languageCode } = beginning?.call ?? {};
  const known = (text: string | undefined, what: string) => {
    const value = text === undefined ? undefined : resolve(text);
    if (text !== undefined && value === undefined) unsaid.push(`${what} is ${text}`);
    return value;
  };
  const faults = arrivals.flatMap((arrival) => [...arrival.faults, ...failedAnswers(arrival)]);
  const options = {
    from: known(from, "the caller's number"),
    ...(channel === "VOICE" && { to: known(to, "the dialled number") }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(languageCode !== undefined && { languageCode }),
    ...(faults.length > 0 && { faults }),
  };
  const start = channel === "VOICE" ? `call(${quote(flow)}, ` : `contact(${quote(flow)}, ${quote(channel)}, `;
  return `const call = await line.${start}${JSON.stringify(options)});`;
}

/** What functions answer in the call, one after the other. */
function lambdasFor(arrivals: readonly Arrival[]): readonly string[] {
  const answers = new Map<string, string[]>();
  for (const { choice } of arrivals) {
    const { event, question } = choice;
    if (event.kind !== "answer" || question?.kind !== "lambda" || event.answer.kind !== "lambda") continue;
    const { outcome } = event.answer;
    const { name } = identify(question.function);
    const text = outcome.kind === "returned" ? outcome.payload : 'new Error("not today")';
    answers.set(name, [...(answers.get(name) ?? []), text]);
  }
  return Array.from(
    answers,
    ([name, texts]) => `line.lambda(${quote(name)}).answers(inTurn(${texts.join(", ")}), { times: ${texts.length} });`,
  );
}

/** Answers that are failures, as errors of the block that asked. */
function failedAnswers({ choice, effects }: Arrival): readonly Fault[] {
  if (choice.event.kind !== "answer" || choice.event.answer.kind !== "failed") return [];
  const failed = effects.find((effect) => effect.kind === "failed");
  return failed?.kind === "failed" ? [{ flow: failed.flow, action: failed.action, error: failed.error }] : [];
}

function givenFor({ choice }: Arrival, unsaid: string[]): readonly string[] {
  const { event, question, words } = choice;
  if (event.kind !== "answer" || !question || question.kind === "lambda" || event.answer.kind === "failed") return [];
  const { answer } = event;
  if (question.kind === "hours" && answer.kind === "hours" && question.hours !== undefined)
    return [`line.hours.set(${quote(identify(question.hours).name)}, ${answer.open});`];
  if (question.kind === "capacity" && answer.kind === "capacity")
    return [`line.queues.set(${quote(identify(question.queue).name)}, { full: ${answer.full} });`];
  if (question.kind === "metric" && answer.kind === "metric" && question.queue !== undefined)
    return [
      `line.queues.set(${quote(identify(question.queue).name)}, { metrics: { ${question.metric}: ${answer.value} } });`,
    ];
  if (answer.kind !== "queue") unsaid.push(words);
  return [];
}

function stepsOf(arrival: Arrival, unsaid: string[]): string[] {
  const step = arrival.choice.by === "caller" ? stepOf(arrival.choice.event) : undefined;
  if (arrival.choice.by === "caller" && step === undefined && arrival.choice.event.kind !== "begins")
    unsaid.push(arrival.choice.words);
  const heard = heardOn(arrival).at(-1);
  return [...(step === undefined ? [] : [step]), ...(heard === undefined ? [] : [`hears(${quote(heard)})`])];
}

function stepOf(event: CallEvent): string | undefined {
  switch (event.kind) {
    case "keys":
      return `${event.keys.length === 1 ? "presses" : "enters"}(${quote(event.keys)})`;
    case "timePasses":
      return `waits(${quote(formatDuration(event.milliseconds))})`;
    case "says":
    case "chats":
      return `${event.kind}(${quote(event.text)})`;
    case "picks":
      return `picks(${quote(event.action)}, ${JSON.stringify(event.data)})`;
    case "signsIn":
      return `signsIn(${quote(event.outcome)})`;
    case "occurs":
      return `happens(${quote(event.name)})`;
    case "agentAccepts":
    case "agentHolds":
    case "agentResumes":
    case "agentLeaves":
    case "thirdPartyHangsUp":
    case "hangsUp":
      return `${event.kind}()`;
    default:
      return undefined;
  }
}

function quote(text: string): string {
  return JSON.stringify(text);
}
