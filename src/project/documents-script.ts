/**
 * What checks JSON documents alone, built as one script beside which the code that V8 has compiled from it is kept (see
 * `packaged-script.ts`). It shares nothing with the rest of flowc: data goes in, data comes out.
 */
export { checkJsonFiles } from "./check-json.js";
