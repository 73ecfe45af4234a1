#!/usr/bin/env node
import { runCommandLine } from "./command-line.js";
import { isClosedPipe, reportStray } from "./defect.js";

process.on("uncaughtException", (error) => {
  if (!isClosedPipe(error)) process.exit(reportStray(error));
});
await runCommandLine(process.argv.slice(2));
