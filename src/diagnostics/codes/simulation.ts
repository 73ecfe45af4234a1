import type { Codes } from "./code.js";

/** FLW7xx: simulated calls. */
export const simulationCodes = {} as const satisfies Codes;
