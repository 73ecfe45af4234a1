/** What a `catch` clause gets for an error branch: its type is known by the way the call came. */
export class CallTimeError extends Error {
  /** A text, or a join of texts. */
  readonly type: unknown;

  constructor(type: unknown) {
    super("an error of the call");
    this.name = "CallTimeError";
    this.type = type;
  }
}
