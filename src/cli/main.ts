#!/usr/bin/env node
import { runCommandLine } from "./command-line.js";
import { reportStray } from "./defect.js";

process.on("uncaughtException", (error) => process.exit(reportStray(error)));
await runCommandLine(process.argv.slice(2));
