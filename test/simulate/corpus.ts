import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FlowSource } from "../../src/simulate/flow-set.js";
import { document, hangUp } from "./documents.js";

const folder = path.resolve("../shared/corpus/flow-language");

/** Real flows and modules beside the project; none where the folder is not there. */
export const corpus: readonly FlowSource[] = existsSync(folder)
  ? readdirSync(folder)
      .toSorted()
      .map((file) => {
        const document = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as object;
        return { name: file, document, kind: returns(document) ? "module" : "flow" };
      })
  : [];

/** Only modules return. */
function returns(document: object): boolean {
  return JSON.stringify(document).includes('"EndFlowModuleExecution"');
}

/** The flows, and for each module a flow that invokes it. */
export const callable: readonly FlowSource[] = corpus.map((source) =>
  source.kind === "module" ? { name: `flow of ${source.name}`, document: invoking(source.name) } : source,
);

/** All of them on one instance. */
export const published: readonly FlowSource[] = [...corpus, ...callable.filter((source) => !corpus.includes(source))];

function invoking(module: string): unknown {
  return document({
    call: {
      type: "InvokeFlowModule",
      parameters: { FlowModuleId: module },
      next: "end",
      errors: { NoMatchingCondition: "end", NoMatchingError: "end" },
    },
    end: hangUp,
  });
}
