/** One thing that a compiled validator found. */
export interface ValidatorError {
  /** JSON Pointer to the value; empty for the parameters themselves. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, string | number | undefined>>;
}

/** Checks parameters; its findings are in `errors` until the next call. */
export interface Validator {
  (parameters: unknown): boolean;
  errors?: readonly ValidatorError[] | null;
}

/** Validators by action type. `compile-validators.mjs` writes the module that this file describes. */
export const validators: ReadonlyMap<string, Validator>;
