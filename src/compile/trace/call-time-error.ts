/** What a `catch` clause gets for an error branch: its type is known by the way the call came. */
export class CallTimeError extends Error {
  /** A text, or a join of texts. */
  readonly type: unknown;

  /** @param refuse called when the message is read, which no error of the call has; never returns */
  constructor(type: unknown, refuse: () => never) {
    super("an error of the call");
    this.name = "CallTimeError";
    this.type = type;
    Object.defineProperty(this, "message", { get: () => refuse(), configurable: true });
  }
}
