import { listsOf, type ProgramTree, type Statement } from "./generator/tree.js";

/**
 * Takes statements out of a program for as long as it stays bad: runs of them first, single ones last. The tree that is
 * given is changed.
 */
export function shrink(tree: ProgramTree, isBad: (tree: ProgramTree) => boolean, maximumTries = 600): void {
  let tries = 0;
  for (let progress = true; progress && tries < maximumTries;) {
    progress = false;
    for (const list of listsOf(tree)) {
      for (let run = list.statements.length; run >= 1 && tries < maximumTries; run = Math.floor(run / 2)) {
        for (let at = 0; at + run <= list.statements.length && tries < maximumTries;) {
          const before: Statement[] = list.statements;
          list.statements = before.toSpliced(at, run);
          tries++;
          if (isBad(tree)) progress = true;
          else {
            list.statements = before;
            at++;
          }
        }
      }
    }
  }
}
