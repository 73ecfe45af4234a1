import { hunt } from "./hunt.js";

/** Judges programs until two runs differ: ends with 3 then, with 0 when nothing was noticed. Run by `catch-bug.ts`. */
const [seed = "0", programs = "0"] = process.argv.slice(2);
const found = hunt({ seed: Number(seed), programs: Number(programs), callers: 12, stopsAtDifference: true });
const [difference] = found.differences;
process.stdout.write(
  JSON.stringify({ programs: found.programs, refused: [...found.rejected.keys()], why: difference?.why }),
);
process.exitCode = difference ? 3 : 0;
