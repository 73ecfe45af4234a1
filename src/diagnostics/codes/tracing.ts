import type { Codes } from "./code.js";

/** FLW2xx: what running a flow's code at build time finds. */
export const tracingCodes = {} as const satisfies Codes;
