import { blocksCodes } from "./codes/blocks.js";
import type { Code } from "./codes/code.js";
import { documentCodes } from "./codes/document.js";
import { limitsCodes } from "./codes/limits.js";
import { proofCodes } from "./codes/proofs.js";
import { projectCodes } from "./codes/project.js";
import { rulesCodes } from "./codes/rules.js";
import { simulationCodes } from "./codes/simulation.js";
import { stagingCodes } from "./codes/staging.js";
import { tracingCodes } from "./codes/tracing.js";
import { typesCodes } from "./codes/types.js";
import { validationCodes } from "./codes/validation.js";

/** The areas of the catalogue, in the order of their numbers. Each lives in one file under `codes/`. */
export const areas = [
  { title: "Staging: how a flow file is rewritten", first: 100, codes: stagingCodes },
  { title: "Tracing: running a flow's code at build time", first: 200, codes: tracingCodes },
  { title: "Lifetimes, limits and output", first: 300, codes: limitsCodes },
  { title: "Project, configuration, settings, symbols and files", first: 400, codes: projectCodes },
  { title: "Documents and JSON", first: 500, codes: documentCodes },
  { title: "Rules of the service and of calls", first: 550, codes: validationCodes },
  { title: "TypeScript's own findings", first: 600, codes: typesCodes },
  { title: "Simulation", first: 700, codes: simulationCodes },
  { title: "Proofs, paths and coverage", first: 760, codes: proofCodes },
  { title: "Arguments of the blocks", first: 800, codes: blocksCodes },
  { title: "Data, privacy and the rules themselves", first: 900, codes: rulesCodes },
] as const;

/** Every code of flowc with its texts. The areas' number ranges keep the keys apart; a test checks that they do. */
export const catalogue = {
  ...stagingCodes,
  ...tracingCodes,
  ...limitsCodes,
  ...projectCodes,
  ...documentCodes,
  ...validationCodes,
  ...typesCodes,
  ...simulationCodes,
  ...proofCodes,
  ...blocksCodes,
  ...rulesCodes,
} as const;

/** The whole catalogue as a type: code → row, with its texts as literal types. */
export type Catalogue = typeof catalogue;
/** A code of the catalogue: `"FLW401"`. */
export type CodeName = keyof Catalogue;

/** True for a text that is a code of the catalogue. */
export function isCode(code: string): code is CodeName {
  return Object.hasOwn(catalogue, code);
}

/** The row of a code. */
export function codeRow(code: CodeName): Code {
  return catalogue[code];
}
