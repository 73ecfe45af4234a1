import { parseArgs } from "node:util";
import { describeFindings, hunt, smallest } from "../test/law/hunt.js";

/** The law over many programs: `npm run bench:law -- --programs 10000 --seed 0`. */
const { values } = parseArgs({
  options: {
    programs: { type: "string", default: "10000" },
    seed: { type: "string", default: "0" },
    callers: { type: "string", default: "12" },
  },
});
const callers = Number(values.callers);
const started = performance.now();
const found = hunt({
  seed: Number(values.seed),
  programs: Number(values.programs),
  callers,
  onProgress: (done) => {
    if (done % 500 === 0) process.stderr.write(`${done} programs\n`);
  },
});
say(describeFindings(found));
say(`${((performance.now() - started) / found.programs).toFixed(1)} ms per program, ${callers} callers each`);
for (const difference of found.differences.slice(0, 3)) say(smallest(difference, callers));
const isComplete = [...found.rows.values()].every((count) => count > 0);
process.exitCode = found.differences.length > 0 || !isComplete ? 1 : 0;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
