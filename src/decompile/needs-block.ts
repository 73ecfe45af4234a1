/** Says that an action must be a block of its own, because no jump of TypeScript leads to it from everywhere. */
export class NeedsBlock extends Error {
  readonly id: string;
  constructor(id: string) {
    super(`no statement leads to ${id}`);
    this.id = id;
  }
}
