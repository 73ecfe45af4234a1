/** A mistake put into the compiler on purpose: a text of one of its files, and what it is replaced by. */
export interface SeededBug {
  readonly name: string;
  /** Path in the project. */
  readonly file: string;
  /** Must occur exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** Mistakes that the law must notice, one at a time. */
export const seededBugs: readonly SeededBug[] = [
  {
    name: "the second side of an if sees what the first one assigned",
    file: "src/compile/trace/control.ts",
    find: "  restore(variables, before);\n  r.cursor = whenFalse;",
    replace: "  r.cursor = whenFalse;",
  },
  {
    name: "a join takes texts as they are, not as they are on each way",
    file: "src/compile/trace/join.ts",
    find: "for (const edge of edges) inputs.set(edge, valueOnEdge(value, edge));\n    return wrap",
    replace: "for (const edge of edges) inputs.set(edge, value);\n    return wrap",
  },
  {
    name: "a loop's head takes values from its first arrival only",
    file: "src/compile/trace/head.ts",
    find: "inputsOf(head.arrivals, i)) phi.inputs.set",
    replace: "inputsOf(head.arrivals.slice(0, 1), i)) phi.inputs.set",
  },
  {
    name: "a loop goes back to its head whatever the state",
    file: "src/compile/trace/loops.ts",
    find: "known.state.every((value, i) => knownState(loop, known, i, value, turn.snapshot.values[i])) &&",
    replace: "true &&",
  },
  {
    name: "the update of a for is left out",
    file: "src/compile/trace/loops.ts",
    find: "      update?.();",
    replace: "",
  },
  {
    name: "a do asks for its test before the first turn",
    file: "src/compile/trace/loops.ts",
    find: 'stage: loop.isDo ? "body" : "test", quiet: false }];',
    replace: 'stage: "test", quiet: false }];',
  },
  {
    name: "a Loop block has one turn less",
    file: "src/compile/trace/counted-loop.ts",
    find: "if (!copied && loopBlock(loop, String(left), turn)) return;",
    replace: "if (!copied && loopBlock(loop, String(left - 1), turn)) return;",
  },
  {
    name: "a Loop block that is entered again goes on counting",
    file: "src/compile/trace/trace-flow.ts",
    find: "if (edge.to === loop) return true;",
    replace: "if (edge.to === loop) return false;",
  },
  {
    name: "cases of a switch do not fall through",
    file: "src/compile/trace/selection.ts",
    find: "through = r.cursor.length > 0 ? arrival(r, variables) : undefined;",
    replace: "through = undefined;",
  },
  {
    name: "an error goes to the outermost catch",
    file: "src/compile/trace/record.ts",
    find: "const handler = r.handlers.at(-1);",
    replace: "const handler = r.handlers.at(0);",
  },
  {
    name: "a catch sees variables as they are at the end of the try",
    file: "src/compile/trace/record.ts",
    find: "r.append(handler.entries, { edges: [edge], type: error, snapshot: snapshot(r, handler.variables) });",
    replace:
      "{ const live = handler.variables; r.append(handler.entries, { edges: [edge], type: error, get snapshot() { return snapshot(r, live); } }); }",
  },
  {
    name: "not less is taken for at least",
    file: "src/compile/trace/condition.ts",
    find: "const test = as(now, Condition)?.test;",
    replace:
      'const test = as(now, Condition)?.test;\n  if (test?.kind === "compare" && test.operator === "<") return wrap(new Condition({ ...test, operator: ">=" }));',
  },
  {
    name: "a comparison with the number on the left is turned round wrongly",
    file: "src/compile/trace/branch.ts",
    find: '"<": ">", "<=": ">="',
    replace: '"<": ">=", "<=": ">"',
  },
  {
    name: "the false side of an or loses ways",
    file: "src/compile/trace/branch.ts",
    find: 'return test.kind === "and"\n      ? { whenTrue: b.whenTrue, whenFalse: [...a.whenFalse, ...b.whenFalse] }',
    replace:
      'return test.kind === "and"\n      ? { whenTrue: [...a.whenTrue, ...b.whenTrue], whenFalse: [...a.whenFalse, ...b.whenFalse] }',
  },
  {
    name: "a block is recorded once, whatever its variables hold",
    file: "src/compile/trace/jump.ts",
    find: "copy.state.every((value, i) => !isSeen[i] || sameShape(value, values[i])) &&",
    replace: "",
  },
  {
    name: "a block does not see what the blocks that it leads to see",
    file: "src/compile/trace/visible-cells.ts",
    find: "for (const key of visible.get(target) ?? []) own.add(key);",
    replace: "own.delete(-1 * target.length);",
  },
  {
    name: "variables that closures share are not joined",
    file: "src/compile/trace/snapshot.ts",
    find: "return r.cells.length === 0 ? variables : [...variables, ...r.cells];",
    replace: "return variables;",
  },
  {
    name: "a function's first return is its only one",
    file: "src/compile/trace/control.ts",
    find: "const arrivals = frame.returns.map((returned) => ({",
    replace:
      "const arrivals = frame.returns.map((returned, i) => i > 0 ? { edges: returned.edges, snapshot: { ...(frame.returns[0] ?? returned).cells, values: [...(frame.returns[0] ?? returned).cells.values.slice(0, known), (frame.returns[0] ?? returned).value] } } : ({",
  },
  {
    name: "a reference does not remember when it was read",
    file: "src/compile/trace/tracing-recorder.ts",
    find: "cell === undefined ? {} : { cell, anchor: [...r.cursor] }",
    replace: "{}",
  },
  {
    name: "results of two Lambdas are one value",
    file: "src/compile/lifetimes/canonical-values.ts",
    find: '`${ref.path}|${ref.def?.index ?? ""}|',
    replace: "`${ref.path}||",
  },
  {
    name: "a cell holds its value on a join when one way does",
    file: "src/compile/lifetimes/holding.ts",
    find: "let bits = ~0;\n        for (const edge of edges) bits &= word(edge, w) | (born.get(edge)?.[w] ?? 0);",
    replace: "let bits = 0;\n        for (const edge of edges) bits |= word(edge, w) | (born.get(edge)?.[w] ?? 0);",
  },
  {
    name: "nothing replaces what a cell holds",
    file: "src/compile/lifetimes/holding.ts",
    find: "return node.kills.some((killed) => isWithin(cell, killed) || isWithin(killed, cell));",
    replace: "return node.index < 0 && isWithin(cell, cell);",
  },
  {
    name: "copies on one way see each other",
    file: "src/compile/lifetimes/copies.ts",
    find: "const free = waiting.filter((w) => !waiting.some((other) => other !== w && reads(other, w.attribute)));",
    replace: "const free = waiting.slice(0, 1);",
  },
  {
    name: "tests of different values become one block",
    file: "src/compile/lifetimes/fuse.ts",
    find: "return comparedPath(facts, a.parameters) === comparedPath(facts, b.parameters);",
    replace: "return true;",
  },
  {
    name: "actions are merged whatever follows them",
    file: "src/graph/minimise.ts",
    find: "split(classes);",
    replace: "classes.touchedCount = 0;",
  },
  {
    name: "an error that nothing takes does no harm",
    file: "src/compile/lifetimes/live-flow.ts",
    find: "const next = edge.from?.harmless ? edge.from.edges.find",
    replace: "const next = edge.from ? edge.from.edges.find",
  },
  {
    name: "an error thrown again loses its type",
    file: "src/compile/trace/selection.ts",
    find: "type: error.type,",
    replace: 'type: "NoMatchingError",',
  },
  {
    name: "x++ is not known as an assignment",
    file: "src/compile/stage/binding-rules.ts",
    find: "if (node.operator === K.PlusPlusToken || node.operator === K.MinusMinusToken) b.target(node.operand);",
    replace: "if (node.operator === K.MinusMinusToken) b.target(node.operand);",
  },
];
