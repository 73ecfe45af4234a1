import type { JsonObject } from "../language/json.js";

/** A module's contract: what it takes, what it gives back, and the branches on which it returns. */
export interface ModuleContract {
  /** JSON Schema (draft 4) of the input; absent when it takes none. */
  readonly input?: JsonObject | undefined;
  /** JSON Schema (draft 4) of the result data; absent when it gives none. */
  readonly resultData?: JsonObject | undefined;
  /** Names of the result branches. */
  readonly results: readonly { readonly name: string }[];
}
