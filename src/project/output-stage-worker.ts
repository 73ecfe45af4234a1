import { parentPort, workerData } from "node:worker_threads";
import { collect, type StagePlace } from "./output-stage.js";

/** The thread of a stage: takes files one by one, and says what came of them when there are no more. */
const collected = collect(workerData as StagePlace);

parentPort?.on("message", (file: { readonly name: string; readonly text: string } | undefined) => {
  if (file) collected.add(file.name, file.text);
  else parentPort?.postMessage(collected.answer(), []);
});
