import { compileFunction } from "node:vm";
import { ts } from "@ts-morph/common";
import * as library from "../../src/author/flowc.js";
import { loopCount } from "../../src/author/loop.js";
import { installRecorder } from "../../src/author/recorder.js";
import { entryFile, entryFlow, type Program } from "./program.js";
import { BlockError, Ended, ImmediateRecorder, Jump } from "./immediate-recorder.js";
import { Cut, type World } from "./world.js";

/** A program as TypeScript itself translates it, ready to be run with concrete values. */
export interface PlainProgram {
  /** Runs one call; what is heard and done is in the world's log. */
  run(world: World): void;
}

/** Turns and jumps that a call may take before it counts as endless. */
const maximumSteps = 3000;

type Factory = (...args: readonly unknown[]) => void;

/** Translates a program with `transpileModule`, and makes its loops countable. */
export function plainProgram(program: Program): PlainProgram {
  const modules = new Map<string, Factory>();
  for (const [name, text] of Object.entries(program.files)) {
    const { outputText } = ts.transpileModule(text, {
      fileName: name,
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
      transformers: { before: [countable] },
    });
    modules.set(
      name,
      compileFunction(outputText, ["exports", "require", "$step", "$pass", "$turns"], { filename: name }) as Factory,
    );
  }
  return { run: (world) => runCall(modules, world) };
}

function runCall(modules: ReadonlyMap<string, Factory>, world: World): void {
  let steps = 0;
  const step = (): void => {
    if (++steps <= maximumSteps) return;
    world.cut = true;
    throw new Cut("the call does not end");
  };
  const recorder = new ImmediateRecorder(world, step);
  const before = installRecorder(recorder);
  const loaded = new Map<string, object>();
  const load = (name: string): object => {
    const known = loaded.get(name);
    if (known) return known;
    const exports = {};
    loaded.set(name, exports);
    const make = modules.get(name);
    if (!make) throw new Error(`there is no file ${name}`);
    const require = (from: string): object =>
      from === "flowc" ? library : load(from.replace(/^\.\//, "").replace(/\.js$/, ".ts"));
    make(exports, require, step, passOn, turnsOf);
    return exports;
  };
  try {
    load(entryFile);
    recorder.runFlow(entryFlow);
  } catch (error) {
    if (!(error instanceof Ended || error instanceof Cut)) throw error;
  } finally {
    installRecorder(before);
  }
}

/** What an author's `catch` would never see: jumps, and the end of the call. */
function passOn(error: unknown): void {
  if (error instanceof BlockError) return;
  const isControl = error instanceof Jump || error instanceof Ended || error instanceof Cut;
  if (isControl || (error instanceof Error && error.name === "ModuleReturn")) throw error;
}

/** The turns of `loop(n)`; any other source as it is. */
function turnsOf(source: unknown): unknown {
  const counted = loopCount(source);
  return counted ? Array.from({ length: Number(counted.count) }) : source;
}

/** Adds a step to every turn of a loop, and the passing on of control flow to every `catch`. */
const countable: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const { factory: make } = context;
  const callOf = (name: string, ...args: ts.Expression[]): ts.CallExpression =>
    make.createCallExpression(make.createIdentifier(name), undefined, args);
  const counted = (body: ts.Statement): ts.Statement =>
    make.createBlock([make.createExpressionStatement(callOf("$step")), body]);
  const visit = (node: ts.Node): ts.Node => {
    const now = ts.visitEachChild(node, visit, context);
    if (ts.isWhileStatement(now)) return make.updateWhileStatement(now, now.expression, counted(now.statement));
    if (ts.isDoStatement(now)) return make.updateDoStatement(now, counted(now.statement), now.expression);
    if (ts.isForStatement(now)) {
      return make.updateForStatement(now, now.initializer, now.condition, now.incrementor, counted(now.statement));
    }
    if (ts.isForInStatement(now)) {
      return make.updateForInStatement(now, now.initializer, now.expression, counted(now.statement));
    }
    if (ts.isForOfStatement(now)) {
      const source = callOf("$turns", now.expression);
      return make.updateForOfStatement(now, now.awaitModifier, now.initializer, source, counted(now.statement));
    }
    if (!ts.isCatchClause(now)) return now;
    const binding = now.variableDeclaration ?? make.createVariableDeclaration(make.createUniqueName("error"));
    const error = binding.name as ts.Identifier;
    const pass = make.createExpressionStatement(callOf("$pass", error));
    return make.updateCatchClause(now, binding, make.updateBlock(now.block, [pass, ...now.block.statements]));
  };
  return (file) => ts.visitNode(file, visit) as ts.SourceFile;
};
