/** The parts of dynalite 4 that are used here; the package brings no types. */
declare module "dynalite" {
  import type { Server } from "node:http";

  export interface DynaliteOptions {
    /** Folder of the store; in memory when absent. */
    readonly path?: string;
    /** How long a new table stays in state CREATING, in milliseconds. */
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }

  /** Makes a server that speaks DynamoDB's protocol; closing it closes the store too. */
  export default function dynalite(options?: DynaliteOptions): Server;
}
