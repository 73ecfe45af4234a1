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
}

/** True for a value of a personal or secret setting. */
export function isProtected(value: unknown): value is ProtectedValue {
  return value instanceof ProtectedValue;
}
