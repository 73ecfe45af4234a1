import { catchBug, noBug } from "../test/law/catch-bug.js";
import { seededBugs } from "../test/law/seeded-bugs.js";

/** Puts each seeded bug into the compiler, one at a time: `npm run bench:seeded-bugs`. The law must notice all. */
const control = await catchBug(noBug, { seed: 0, programs: 600 });
if (control.by) throw new Error(`the law notices something although nothing is wrong: ${control.why}`);
say(`without a mistake: nothing noticed in ${control.programs} programs`);
let missed = 0;
for (const bug of seededBugs) {
  const { by, programs, refused, why } = await catchBug(bug, { seed: 0, programs: 1000 });
  if (!by) missed++;
  const told = by
    ? `${by}${programs > 0 ? ` in program ${programs}` : ""}`
    : `MISSED (refused: ${refused.join(", ") || "none"})`;
  say(`${bug.name}: ${told}`);
  if (process.argv.includes("--why")) say(why.slice(0, 700));
}
say(`${seededBugs.length - missed} of ${seededBugs.length} caught`);
process.exitCode = missed > 0 ? 1 : 0;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
