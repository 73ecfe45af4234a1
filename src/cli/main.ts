#!/usr/bin/env node
import { runCommandLine } from "./command-line.js";
import { isClosedPipe, reportStray } from "./defect.js";

process.on("uncaughtException", (error) => {
  if (!isClosedPipe(error)) process.exit(reportStray(error, process.argv.includes("--json")));
});
await runCommandLine(process.argv.slice(2));
