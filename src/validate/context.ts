import type { FlowType } from "../language/flow-types.js";
import type { ModuleContract } from "./contract.js";
import type { Subject } from "./subject.js";

/** A flow or module that another one names. */
export interface KnownFlow {
  readonly kind: "flow" | "module";
  readonly name: string;
  readonly flowType: FlowType | undefined;
  readonly contract: ModuleContract | undefined;
  /** The flow itself, when it is checked too. */
  readonly subject: Subject | undefined;
}

/** The instance that flows are meant for, as far as it is known. */
export interface KnownInstance {
  readonly region: string;
  /** The instance's id. */
  readonly id: string;
  /** AWS account, twelve digits. */
  readonly account: string | undefined;
  /** ARNs that exist there; undefined when nobody has listed them. */
  readonly arns: ReadonlySet<string> | undefined;
}

/** When recording may begin: after an attribute was found to have a value. */
export interface ConsentSetting {
  /** Name of the contact attribute that holds the answer. */
  readonly attribute: string;
  /** The answer that allows recording. */
  readonly value: string;
}

/** What rules know besides the flow itself. */
export interface RuleContext {
  /** The flow or module that an id, an ARN or a relocation token names. */
  flowAt(reference: string): KnownFlow | undefined;
  /** Every flow of the project; empty where one flow is checked by itself. */
  readonly flows: readonly KnownFlow[];
  /** True when `flows` are all that there are, so that what none of them does is done nowhere. */
  readonly isWhole: boolean;
  readonly instance: KnownInstance | undefined;
  readonly consent: ConsentSetting | undefined;
  /** Fields of a Lambda function's answer by its handler's type; undefined when they are not known. */
  lambdaFields(reference: string): ReadonlySet<string> | undefined;
}

/** The context of a flow of which nothing else is known. */
export const aloneContext: RuleContext = {
  flowAt: () => undefined,
  flows: [],
  isWhole: false,
  instance: undefined,
  consent: undefined,
  lambdaFields: () => undefined,
};
