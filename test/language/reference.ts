import { referenceText } from "./corpus.js";

/** The table of facts, as far as the tests read it. See `legend` in the file itself. */
export interface Reference {
  readonly flowTypes: Readonly<Record<string, string>>;
  readonly operators: Readonly<Record<string, string>>;
  readonly rejectedOperators: readonly string[];
  readonly errorTypes: Readonly<Record<string, string>>;
  readonly redactionEntities: readonly string[];
  readonly notForInFlightRedaction: readonly string[];
  readonly profileFields: readonly string[];
  readonly actions: Readonly<Record<string, ReferenceAction>>;
  readonly invalidTypes: Readonly<Record<string, { readonly use: string | null }>>;
  readonly blocksWithUnknownType: Readonly<Record<string, string>>;
}

export interface ReferenceAction {
  readonly category: string;
  readonly uiBlock: string;
  readonly terminal: boolean;
  readonly nextAction: string;
  readonly parameters: ReferenceParameters;
  readonly exclusive: readonly (readonly string[])[];
  readonly atLeastOneOf?: readonly string[];
  readonly conditions: {
    readonly allowed: boolean;
    readonly operators: readonly string[];
    readonly operands: "any" | readonly string[];
    readonly noMatchRequired: boolean;
    readonly requiredOperands?: readonly string[];
    readonly min?: number;
    readonly operandBinding?: string;
    readonly byOption?: Readonly<Record<string, readonly string[]>>;
  };
  readonly errors: readonly { readonly type: string; readonly required: boolean; readonly when?: string }[];
  readonly flowTypes: "all" | readonly string[];
  readonly channels: "all" | readonly string[];
  readonly results: string;
  readonly evidence: string;
  readonly verifiedBy?: readonly string[];
  readonly corpus: { readonly flows: number; readonly instances: number };
  readonly discrepancy?: string;
  readonly deployable?: boolean;
  readonly hookBlocks?: Readonly<Record<string, string>>;
  readonly modes?: Readonly<
    Record<string, { readonly forbids: readonly string[]; readonly errors: readonly string[] }>
  >;
}

export type ReferenceParameters = Readonly<Record<string, ReferenceParameter>>;

export interface ReferenceParameter {
  readonly type: string;
  readonly required?: boolean | string;
  readonly binding?: string;
  readonly values?: readonly (string | number)[];
  readonly valuesFrom?: string;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly keys?: readonly string[];
  readonly when?: string;
  readonly properties?: ReferenceParameters;
  readonly valueProperties?: ReferenceParameters;
  readonly items?: {
    readonly type: string;
    readonly properties?: ReferenceParameters;
    readonly exclusive?: readonly (readonly string[])[];
  };
}

/** Reads the table. */
export function readReference(): Reference {
  return JSON.parse(referenceText()) as Reference;
}
