import type { FlowNode } from "../../graph/flow-graph.js";
import { parsePath } from "../../language/paths.js";
import type { Json, JsonObject } from "../../language/json.js";
import { json, plain, symbolIn, text, type Expression } from "../expression.js";

/** A call of one of the author's functions that may record an action. */
export interface Call {
  /** The function's name in `flowc`. */
  readonly fn: string;
  /** Arguments before the options. */
  readonly args: readonly Expression[];
  /** The options; an empty object is not written. */
  readonly options: Readonly<Record<string, Expression | undefined>>;
  /** Where the outcome is in the answer, when it is not the answer itself: `intent`. */
  readonly outcome?: string;
  /** The answer is a condition: true on the branch with this label. */
  readonly truth?: string;
}

/** Says how an action might be written; the caller finds out whether that gives the very action. */
export type CallWriter = (given: Given) => Call | undefined | readonly (Call | undefined)[];

/** An action's parameters, as the writers of calls look at them. */
export class Given {
  readonly node: FlowNode;
  readonly parameters: JsonObject;

  constructor(node: FlowNode, parameters: JsonObject = node.parameters) {
    this.node = node;
    this.parameters = parameters;
  }

  /** The value of a parameter, or of a member of one. */
  at(...path: readonly string[]): Json | undefined {
    let value: Json | undefined = this.parameters;
    for (const name of path) {
      if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
      value = value[name];
    }
    return value;
  }

  /** The same for the parameters below a member. */
  below(...path: readonly string[]): Given {
    const value = this.at(...path);
    return new Given(this.node, isObject(value) ? value : {});
  }

  /** A text; undefined for anything else. */
  string(...path: readonly string[]): string | undefined {
    const value = this.at(...path);
    return typeof value === "string" ? value : undefined;
  }

  /** A text with its references. */
  text(...path: readonly string[]): Expression | undefined {
    const value = this.string(...path);
    return value === undefined ? undefined : text(value);
  }

  /** A whole number as such; a reference as it is. Left out where it is the function's default. */
  number(path: string | readonly string[], usual?: number): Expression | undefined {
    const value = this.at(...(typeof path === "string" ? [path] : path));
    if (typeof value === "number") return value === usual ? undefined : plain(value);
    if (typeof value !== "string") return undefined;
    if (!/^-?(0|[1-9]\d{0,14})$/.test(value)) return text(value);
    return Number(value) === usual ? undefined : plain(Number(value));
  }

  /** The friendly word for one of the service's. */
  choice(path: string | readonly string[], words: Readonly<Record<string, string>>): Expression | undefined {
    const value = this.string(...(typeof path === "string" ? [path] : path));
    const word = value !== undefined && Object.hasOwn(words, value) ? words[value] : undefined;
    return word === undefined ? undefined : plain(word);
  }

  /** A switch; left out where it is the function's default. */
  flag(path: string | readonly string[], usual?: boolean): Expression | undefined {
    const value = this.at(...(typeof path === "string" ? [path] : path));
    const on = value === true || value === "True" || value === "true" || value === "TRUE" || value === "Enabled";
    const off = value === false || value === "False" || value === "false" || value === "FALSE" || value === "Disabled";
    if (!on && !off) return undefined;
    return on === usual ? undefined : plain(on);
  }

  /** Something of the instance: its symbol, or what stands there. */
  resource(...path: readonly string[]): Expression | undefined {
    const value = this.string(...path);
    return value === undefined ? undefined : resource(value);
  }

  /** JSON as it stands. */
  json(...path: readonly string[]): Expression | undefined {
    const value = this.at(...path);
    return value === undefined ? undefined : json(value);
  }

  /** What is said or played: `Text`, `SSML`, `PromptId` or `Media` of these parameters. */
  speech(): Expression | undefined {
    const { SSML: ssml, PromptId: prompt, Text: plainText } = this.parameters;
    if (typeof plainText === "string") return text(plainText);
    if (typeof ssml === "string") return { kind: "object", members: [["ssml", text(ssml)]] };
    if (typeof prompt === "string") {
      const written = resource(prompt);
      return written.kind === "symbol" ? written : { kind: "object", members: [["promptId", written]] };
    }
    const media = this.text("Media", "Uri");
    return media && { kind: "object", members: [["media", media]] };
  }

  /** A queue or an agent's queue. */
  queue(): Expression | undefined {
    const agent = this.resource("AgentId");
    const written =
      agent && agent.kind !== "symbol" ? ({ kind: "object", members: [["agentId", agent]] } as const) : agent;
    return this.resource("QueueId") ?? written;
  }

  /** Operands of the conditions in order, when all ask for equality. */
  operands(): readonly string[] | undefined {
    const operands: string[] = [];
    for (const { slot } of this.node.edges) {
      if (slot.kind !== "condition") continue;
      if (slot.operator !== "Equals") return undefined;
      operands.push(slot.operand);
    }
    return operands;
  }

  /** Members of an object as pairs. */
  entries(...path: readonly string[]): readonly (readonly [string, Json])[] {
    const value = this.at(...path);
    return isObject(value) ? (Object.entries(value) as (readonly [string, Json])[]) : [];
  }
}

/** The symbol of a text, or the text. */
export function resource(value: string): Expression {
  const symbol = symbolIn(value);
  return symbol ? { kind: "symbol", symbol: symbol.kind, name: symbol.name } : text(value);
}

/** True for a text that is one reference as a whole. */
export function isReference(value: string): boolean {
  return parsePath(value) !== undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const call = (
  fn: string,
  args: readonly (Expression | undefined)[] = [],
  options: Call["options"] = {},
  rest: Pick<Call, "outcome" | "truth"> = {},
): Call | undefined => (args.every((arg) => arg !== undefined) ? { fn, args, options, ...rest } : undefined);
