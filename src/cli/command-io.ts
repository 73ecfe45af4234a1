/** What a command reads and writes; commands never touch the process themselves. */
export interface CommandIo {
  /** Results, as they are: line breaks included. */
  out(text: string): void;
  /** Findings and progress. */
  error(text: string): void;
  readonly input: NodeJS.ReadableStream;
  /** Whether `out` may carry escape codes for colour. */
  readonly colour: boolean;
}
