import { recorder } from "../recorder.js";

/**
 * One value of a personal or secret setting. While a flow is compiled only its relocation token is known; the value
 * itself is put in its place by `publish`, `simulate` and `build --out`, and never reaches the committed output.
 */
export class ProtectedValue {
  /** The relocation token, `${flowc:setting/adminNumbers.alice}`. */
  readonly token: string;

  constructor(token: string) {
    this.token = token;
    Object.freeze(this);
  }

  /** Refuses what would look into the value while a flow is compiled: text and numbers made by native code. */
  [Symbol.toPrimitive](): never {
    return recorder().fail("FLW827", { setting: this.token });
  }
}

/** True for a value of a personal or secret setting. */
export function isProtected(value: unknown): value is ProtectedValue {
  return value instanceof ProtectedValue;
}
