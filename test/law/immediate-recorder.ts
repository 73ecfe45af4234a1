import type {
  ActionRequest,
  BlockDefinition,
  Branch,
  FlowDefinition,
  Parameters,
  Performed,
  Recorder,
} from "../../src/author/recorder.js";
import { maximumAttributeBytes } from "../../src/language/limits.js";
import { identify } from "../../src/simulate/identifiers.js";
import { Cut, type World } from "./world.js";

/** The call is over. */
export class Ended extends Error {}

/** A jump to a named block, on its way to whoever runs the flow. */
export class Jump extends Error {
  readonly block: BlockDefinition;

  constructor(block: BlockDefinition) {
    super(block.name);
    this.block = block;
  }
}

/** A block failed. */
export class BlockError extends Error {
  readonly type: string;

  constructor(type: string) {
    super(type);
    this.type = type;
  }
}

/** A module is over. */
class ModuleReturn extends Error {
  override readonly name = "ModuleReturn";
  readonly result: string;
  readonly data: Values;

  constructor(result: string, data: Values) {
    super(result);
    this.result = result;
    this.data = data;
  }
}

type Values = Readonly<Record<string, unknown>>;

/** How one block ended: a value for its conditions, and what it left behind. */
interface Happened {
  /** What the conditions are compared with; the block goes on by `next` when absent. */
  readonly value?: string;
  /** What reads of the outcome see when no branch has a label for the value. */
  readonly outcome?: unknown;
  /** What can be read under a path. */
  readonly left?: { readonly path: string; readonly value: unknown };
}

/** Carries every request out at once, with concrete values: what the author's program means as plain TypeScript. */
export class ImmediateRecorder implements Recorder {
  readonly #world: World;
  readonly #step: () => void;
  readonly #definitions = new Map<string, FlowDefinition>();
  readonly #attributes: Map<string, string>;
  #queue = "";
  #input: Values = {};

  constructor(world: World, step: () => void) {
    this.#world = world;
    this.#step = step;
    this.#attributes = new Map(Object.entries(world.attributes));
  }

  /** Runs a declared flow to its end. */
  runFlow(name: string): void {
    this.#run(this.#definition("flow", name));
    throw new Error("a flow came to its end without a block that ends it");
  }

  declare(definition: FlowDefinition): void {
    this.#definitions.set(`${definition.kind} ${definition.name}`, definition);
  }

  perform(request: ActionRequest): Performed {
    this.#step();
    const happened = this.#attempt(request);
    const label = happened.value === undefined ? "next" : labelFor(request.branches ?? [], happened.value);
    const { left } = happened;
    const read = (path: string): unknown => {
      if (!left || !path.startsWith(left.path)) return "";
      const names = path.slice(left.path.length).split(".").filter(Boolean);
      return names.reduce<unknown>((value, name) => (value as Values | undefined)?.[name], left.value) ?? "";
    };
    return {
      outcome: (label ?? happened.outcome) as string,
      result: (path) => read(path) as string,
      fields: (prefix) => readable(read(prefix)),
      ended: (asked) => label === asked,
    };
  }

  reference(path: string): string {
    const { channel, from, language } = this.#world;
    const facts: Readonly<Record<string, string>> = {
      "$.Channel": channel,
      "$.CustomerEndpoint.Address": from,
      "$.LanguageCode": language,
      "$.Queue.Name": this.#queue,
    };
    const fact = facts[path];
    if (fact !== undefined) return fact;
    const input = /^\$\.Modules\.Input\.(\w+)$/.exec(path)?.[1];
    if (input === undefined) throw new Error(`the plain run knows nothing of ${path}`);
    return String(this.#input[input] ?? "");
  }

  readAttribute(name: string): string {
    return this.#attributes.get(name) ?? "";
  }

  /** An empty text can only be a value of the call: programs do not write one. */
  isCallTime(value: unknown): boolean {
    return value === "";
  }

  equals(left: unknown, right: unknown): boolean {
    return left === right;
  }

  jump(block: BlockDefinition): never {
    throw new Jump(block);
  }

  errorOf(error: unknown): { readonly type: string } {
    if (error instanceof BlockError) return { type: error.type };
    throw error;
  }

  fail(code: string, holes: Readonly<Record<string, string>>): never {
    throw new Error(`${code} ${JSON.stringify(holes)}`);
  }

  #definition(kind: "flow" | "module", name: string): FlowDefinition {
    const found = this.#definitions.get(`${kind} ${name}`);
    if (!found) throw new Error(`there is no ${kind} ${name}`);
    return found;
  }

  /** Runs a body, its blocks, and the flow's own handler of errors. */
  #run(definition: FlowDefinition): void {
    let body: () => unknown = definition.body;
    let isHandler = false;
    for (;;) {
      try {
        body();
        return;
      } catch (error) {
        if (error instanceof Jump) {
          this.#step();
          // Blocks that the handler jumps to are blocks like any other.
          isHandler = false;
          body = error.block.body;
        } else if (error instanceof BlockError) {
          if (definition.onError && !isHandler) {
            isHandler = true;
            body = definition.onError;
          } else if (definition.kind === "module") {
            throw new ModuleReturn("", {});
          } else {
            this.#world.write("hang up");
            throw new Ended();
          }
        } else throw error;
      }
    }
  }

  #attempt(request: ActionRequest): Happened {
    try {
      return this.#carryOut(request);
    } catch (error) {
      if (error instanceof BlockError && request.onError) return request.onError();
      throw error;
    }
  }

  #carryOut(request: ActionRequest): Happened {
    const act = actions[request.type];
    if (!act) throw new Error(`the plain run has no ${request.type}`);
    return act({
      world: this.#world,
      parameters: request.parameters,
      queue: this.#queue,
      setQueue: (name) => (this.#queue = name),
      setAttribute: (name, value) => this.#attributes.set(name, value),
      invokeModule: (name, input) => this.#invokeModule(name, input),
    });
  }

  #invokeModule(name: string, input: Values): ModuleReturn {
    const outer = this.#input;
    this.#input = input;
    try {
      this.#run(this.#definition("module", name));
    } catch (error) {
      if (error instanceof ModuleReturn) return error;
      throw error;
    } finally {
      this.#input = outer;
    }
    throw new Error("a module came to its end without returning");
  }
}

/** What an action may look at and change. */
interface Turn {
  readonly world: World;
  readonly parameters: Parameters;
  readonly queue: string;
  setQueue(name: string): void;
  setAttribute(name: string, value: string): void;
  invokeModule(name: string, input: Values): ModuleReturn;
}

/** Characters of an attribute up to which calls are compared: a quarter of what the service takes of all together. */
const longestText = maximumAttributeBytes / 4;

/** What each type of action does. */
const actions: Readonly<Record<string, (turn: Turn) => Happened>> = {
  MessageParticipant({ world, parameters }) {
    world.write(`say ${textOf(parameters["Text"])}`);
    return {};
  },
  DisconnectParticipant({ world }) {
    world.write("hang up");
    throw new Ended();
  },
  GetParticipantInput({ world, parameters }) {
    if (world.channel !== "VOICE") throw new BlockError("NoMatchingError");
    world.write(`say ${textOf(parameters["Text"])}`);
    if (parameters["StoreInput"] === "True") {
      const validation = parameters["InputValidation"] as { CustomValidation: { MaximumLength: string } };
      const digits = world.digits(Number(validation.CustomValidation.MaximumLength));
      world.write(digits === undefined ? "no digits" : `digits ${digits}`);
      return { left: { path: "$.StoredCustomerInput", value: digits ?? "Timeout" } };
    }
    const key = world.key();
    world.write(key === undefined ? "no key" : `key ${key}`);
    return key === undefined ? { value: "InputTimeLimitExceeded" } : { value: key, outcome: key };
  },
  InvokeLambdaFunction({ world, parameters }) {
    const name = identify(textOf(parameters["LambdaFunctionARN"])).name;
    world.write(`lambda ${name} ${sorted((parameters["LambdaInvocationAttributes"] ?? {}) as Values)}`);
    const answer = name === "nested" ? world.nestedAnswer() : world.answer();
    if (!answer) throw new BlockError("NoMatchingError");
    return { left: { path: "$.External", value: answer } };
  },
  UpdateContactAttributes({ world, parameters, setAttribute }) {
    const values = parameters["Attributes"] as Readonly<Record<string, string>>;
    // A text that a loop doubles comes to the limit of attributes, which the call has and plain TypeScript has not.
    if (Object.values(values).some((value) => String(value).length > longestText)) {
      world.cut = true;
      throw new Cut("a text is longer than the law looks at");
    }
    world.write(`set ${sorted(values)}`);
    for (const [name, value] of Object.entries(values)) setAttribute(name, String(value));
    return {};
  },
  UpdateFlowLoggingBehavior({ world, parameters }) {
    world.write(`logging ${textOf(parameters["FlowLoggingBehavior"])}`);
    return {};
  },
  UpdateContactTargetQueue({ world, parameters, setQueue }) {
    const { name } = identify(textOf(parameters["QueueId"]));
    world.write(`working queue ${name}`);
    if (world.workingQueue() === "failed") throw new BlockError("NoMatchingError");
    setQueue(name);
    return {};
  },
  TransferContactToQueue({ world, queue }) {
    if (queue === "") throw new BlockError("NoMatchingError");
    world.write(`into queue ${queue}`);
    const capacity = world.capacity();
    if (capacity === "done") throw new Ended();
    throw new BlockError(capacity === "full" ? "QueueAtCapacity" : "NoMatchingError");
  },
  TransferToFlow({ world, parameters }) {
    world.write(`to flow ${identify(textOf(parameters["ContactFlowId"])).name}`);
    throw new Ended();
  },
  TransferParticipantToThirdParty({ world, parameters }) {
    world.write(`call ${textOf(parameters["ThirdPartyPhoneNumber"])}`);
    const outcome = world.thirdParty();
    if (outcome === "connected") return {};
    throw new BlockError(outcome === "failed" ? "CallFailed" : "ConnectionTimeLimitExceeded");
  },
  CheckHoursOfOperation({ world, parameters }) {
    world.write(`hours ${identify(textOf(parameters["HoursOfOperationId"])).name}`);
    const open = world.open();
    if (open === undefined) throw new BlockError("NoMatchingError");
    return { value: open ? "True" : "False" };
  },
  CheckMetricData({ world, parameters }) {
    const metric = textOf(parameters["MetricType"]);
    world.write(`metric ${metric} ${identify(textOf(parameters["QueueId"])).name}`);
    const figure = world.figure();
    if (figure === undefined) throw new BlockError("NoMatchingError");
    return { value: String(figure), outcome: figure };
  },
  GetMetricData({ world, parameters }) {
    world.write(`metrics ${identify(textOf(parameters["QueueId"])).name}`);
    const figure = world.figure();
    if (figure === undefined) throw new BlockError("NoMatchingError");
    return { left: { path: "$.Metrics", value: { Queue: { Size: String(figure) } } } };
  },
  DistributeByPercentage({ world }) {
    world.write("draw");
    return { value: String(world.percent()) };
  },
  InvokeFlowModule({ world, parameters, invokeModule }) {
    const { name } = identify(textOf(parameters["FlowModuleId"]));
    world.write(`module ${name}`);
    const { result, data } = invokeModule(name, (parameters["Input"] ?? {}) as Values);
    world.write(`back ${result}`);
    return { value: result, left: { path: "$.Modules.ResultData", value: data } };
  },
  EndFlowModuleExecution({ parameters }) {
    throw new ModuleReturn(textOf(parameters["Result"] ?? ""), (parameters["ResultData"] ?? {}) as Values);
  },
};

/** The label of the branch that a value takes, as the service chooses; undefined where only the open branch is left. */
function labelFor(branches: readonly Branch[], value: string): string | undefined {
  for (const { slot, label } of branches) {
    if (slot.kind === "condition" && holds(slot.operator, value, slot.operand)) return label;
    if (slot.kind === "error" && slot.error === value) return label;
  }
  const rest = branches.find(({ slot }) => slot.kind === "error" && slot.error === "NoMatchingCondition");
  return rest?.open ? undefined : (rest?.label ?? "next");
}

function holds(operator: string, value: string, operand: string): boolean {
  switch (operator) {
    case "Equals":
      return value === operand;
    case "NumberLessThan":
      return Number(value) < Number(operand);
    case "NumberGreaterThan":
      return Number(value) > Number(operand);
    default:
      throw new Error(`the plain run does not know ${operator}`);
  }
}

function textOf(value: unknown): string {
  return String(value);
}

/** An object whose missing fields read as empty texts, as they do during a call. */
function readable(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return new Proxy(value as Values, {
    get: (target, name) => (typeof name === "string" ? readable(target[name] ?? "") : undefined),
  });
}

/** Named values as one line, in the order of the names. */
export function sorted(values: Values): string {
  return JSON.stringify(
    Object.entries(values)
      .map(([name, value]) => [name, String(value)])
      .toSorted(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)),
  );
}
