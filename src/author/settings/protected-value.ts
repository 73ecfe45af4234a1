import { recorder } from "../recorder.js";
import { relocate } from "../symbol.js";

/**
 * One value of a personal or secret setting. While a flow is compiled only its relocation token is known; the value
 * itself is put in its place by `publish`, `simulate` and `build --out`, and never reaches the committed output.
 *
 * To authors it is a text. Whatever native code would do with a text (its length, a letter, a sum, a key of an object)
 * is refused, because it would silently be done with something else.
 */
export class ProtectedValue {
  /** The relocation token, `${flowc:setting/adminNumbers.alice}`. */
  readonly token: string;

  constructor(token: string) {
    this.token = token;
    Object.freeze(this);
    return new Proxy(this, { get: (value, key) => (isOfText(key) ? refuse(value) : Reflect.get(value, key)) });
  }

  [Symbol.toPrimitive](): never {
    return refuse(this);
  }
}

/** True for a value of a personal or secret setting. */
export function isProtected(value: unknown): value is ProtectedValue {
  return value instanceof ProtectedValue;
}

/** True for what a text has: its methods, its length, its letters. */
function isOfText(key: string | symbol): boolean {
  if (key === "constructor" || key === Symbol.toPrimitive) return false;
  return Object.hasOwn(String.prototype, key) || (typeof key === "string" && /^\d+$/.test(key));
}

function refuse({ token }: ProtectedValue): never {
  return recorder().fail("FLW827", { setting: relocate(token, (symbol) => symbol.name) });
}
