import { actionType } from "../language/registry.js";
import type { Arrows } from "./regions.js";
import type { Step, Way } from "./step.js";

/** Ways of an action that lead to the same place and are written together. */
export interface Group {
  readonly to: string;
  readonly ways: readonly Way[];
}

/** What leads on from an action, apart from what the flow's `onError` takes. */
export function arrowsOf(step: Step, onError: string | undefined): Arrows {
  const known = arrowsOfStep.get(step) ?? new Map<string | undefined, Arrows>();
  arrowsOfStep.set(step, known);
  const arrows = known.get(onError) ?? findArrows(step, onError);
  known.set(onError, arrows);
  return arrows;
}

/** They are asked for again and again while structures are tried. */
const arrowsOfStep = new WeakMap<Step, Map<string | undefined, Arrows>>();

function findArrows(step: Step, onError: string | undefined): Arrows {
  const ways = groupsOf(step).map(({ to }) => to);
  const errors = step.harmless ? [] : [...new Set(step.errors.map(({ to }) => to))];
  const rest = step.ways.length === 0 ? undefined : restOf(step, groupsOf(step)).to;
  if (errors.length === 1 && (errors[0] === onError || errors[0] === rest)) return { ways, errors: [] };
  return { ways, errors };
}

/** True for an action whose errors may be passed over. */
export function isHarmless(step: Step): boolean {
  return actionType(step.node.type)?.unhandledError === "continue";
}

/** The ways by where they lead. Comparisons come in the order of their block, so only neighbours stand together. */
export function groupsOf(step: Step): readonly Group[] {
  const known = groupsOfStep.get(step);
  if (known) return known;
  const groups = findGroups(step);
  groupsOfStep.set(step, groups);
  return groups;
}

/** They are asked for again and again while structures are tried. */
const groupsOfStep = new WeakMap<Step, readonly Group[]>();

function findGroups(step: Step): readonly Group[] {
  const groups: { to: string; ways: Way[] }[] = [];
  const inOrder = step.shape.kind === "comparison" || step.ways.some(({ label }) => isFigure(label));
  if (step.shape.kind === "loop") return step.ways.map((way) => ({ to: way.to, ways: [way] }));
  for (const way of step.ways) {
    const last = groups.at(-1);
    const group = inOrder ? (last?.to === way.to ? last : undefined) : groups.find(({ to }) => to === way.to);
    const isOnly = step.shape.kind === "comparison" && way.rest && groups.length < 2;
    if (group && !isOnly) group.ways.push(way);
    else groups.push({ to: way.to, ways: [way] });
  }
  return groups;
}

/** True for a label that compares a figure: `> 300`. */
export function isFigure(label: string): boolean {
  return /^(?:===|[<>]=?) \d/.test(label);
}

/** What remains when no case is taken. */
export function restOf(step: Step, groups: readonly Group[]): Group {
  const [error, ...more] = new Set(step.errors.map(({ to }) => to));
  if (step.shape.kind === "test" || step.shape.kind === "comparison") return groups.at(-1) as Group;
  const byError = more.length === 0 && error !== undefined ? groups.find(({ to }) => to === error) : undefined;
  const byRest = groups.find((group) => group.ways.some((way) => way.rest));
  return byError ?? byRest ?? (groups.at(-1) as Group);
}

/** True when the cases ask for every condition in the order of the action, so that they need not be listed. */
export function canBeOpen(step: Step, others: readonly Group[], rest: Group): boolean {
  if (step.shape.kind !== "choice" || !step.shape.open) return false;
  if (rest.ways.some(({ slot }) => slot.kind === "condition")) return false;
  if (!rest.ways.some((way) => way.rest)) return false;
  const asked = others.flatMap((group) => group.ways.filter(({ slot }) => slot.kind === "condition"));
  const wanted = step.ways.filter(({ slot }) => slot.kind === "condition");
  return asked.length === wanted.length && asked.every((way, i) => way === wanted[i]);
}
