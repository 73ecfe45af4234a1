/** One program of the language: source files by name. `main.flow.ts` declares the flow `M`. */
export interface Program {
  readonly files: Readonly<Record<string, string>>;
}

/** The file whose flow is run, and the flow's name. */
export const entryFile = "main.flow.ts";
export const entryFlow = "M";
/** A flow that programs may transfer to. */
export const otherFlow = "Other";

/** The imports, and the things of the instance, that programs share. */
export const preamble = `import {
  action, attributes, block, checkHoursOfOperation, checkStaffing, contact, contactAttributes, disconnect,
  distributeByPercentage, errorOf, flow, flowByName, getCustomerInput, getMetrics, hours, invokeFlowModule, invokeLambda,
  jsonLambda, lambda, loop, module, playPrompt, queue, queueMetric, setContactAttributes, setLogging, setWorkingQueue,
  startLambda, storeCustomerInput, transferToFlow, transferToPhoneNumber, transferToQueue,
  type Block, type Flow,
} from "flowc";
const f = lambda("f"), g = lambda("g"), nested = jsonLambda<Record<string, string>, { plan: { name: string; tier: string }; person: { name: string } }>("nested");
const office = hours("Office"), support = queue("Support"), sales = queue("Sales"), other = flowByName("${otherFlow}");
`;

/** A program of one file: declarations, and the flow's body. */
export function programOf(body: string, declarations = "", options = "", files: Program["files"] = {}): Program {
  const text = `${preamble}${declarations}\nexport const main: Flow = flow("${entryFlow}", (): never => {\n${body}\n}${options});\n`;
  return { files: { ...files, [entryFile]: text } };
}
