import { condition } from "./conditions.js";
import type { Maker } from "./maker.js";
import type { Scope } from "./scope.js";
import { body, say, type Productions } from "./statements.js";
import { line, listOf, type Statement } from "./tree.js";

/** `try`, and blocks that fail. */
export const errorStatements: Productions = (m, scope) => [
  [1.4, () => [tryStatement(m, scope)]],
  [0.3, () => [line(transfer(m, scope))]],
];

/** A transfer that comes back by errors only, under a condition. */
function transfer(m: Maker, scope: Scope): string {
  m.uses("transferToQueue", "an error that nothing takes", "if");
  return `if (${condition(m, scope)}) transferToQueue(${m.pick(["support", "sales"])});`;
}

function failing(m: Maker, scope: Scope): Statement {
  return m.choose(
    [2, () => (m.uses("transferToQueue"), line(`if (${condition(m, scope)}) transferToQueue(support);`))],
    [
      1,
      () => (
        m.uses("transferToPhoneNumber"),
        line(`transferToPhoneNumber("+61255501234", { resumeAfterwards: true });`)
      ),
    ],
    [1, () => line("invokeLambda(f, {});")],
  );
}

function tryStatement(m: Maker, scope: Scope): Statement {
  m.uses("try");
  const made = body(m, scope, {}, m.chance(0.7) ? [failing(m, scope)] : []);
  if (m.chance(0.3)) {
    m.uses("try in try");
    const rethrows = m.chance(0.6);
    if (rethrows) m.uses("throw again");
    const error = m.fresh("error");
    const caught = listOf(
      say(m, scope),
      line(rethrows ? `if (${condition(m, scope)}) throw ${error};` : `playPrompt("${m.fresh("inner")}");`),
    );
    made.statements.push({
      parts: [`try {`, listOf(failing(m, scope), say(m, scope)), `} catch (${error}) {`, caught, "}"],
    });
  }
  return { parts: ["try {", made, ...handler(m, scope)] };
}

/** A `catch` clause. */
function handler(m: Maker, scope: Scope): Statement["parts"] {
  const error = m.fresh("error");
  const type = `errorOf(${error}).type`;
  return m.choose<Statement["parts"]>(
    [2, () => ["} catch {", body(m, scope), "}"]],
    [
      2,
      () => {
        m.uses("errorOf in if");
        const asked = m.pick(["QueueAtCapacity", "NoMatchingError", "CallFailed"]);
        return [
          `} catch (${error}) { if (${type} === "${asked}") {`,
          body(m, scope),
          "} else {",
          body(m, scope),
          "} }",
        ];
      },
    ],
    [
      2,
      () => {
        m.uses("errorOf in switch");
        return [
          `} catch (${error}) { switch (${type}) { case "QueueAtCapacity": {`,
          body(m, scope, { inSwitch: true }),
          `} break; case "CallFailed": case "ConnectionTimeLimitExceeded": playPrompt("${m.fresh("nobody")}"); break; default: {`,
          body(m, scope, { inSwitch: true }),
          "} } }",
        ];
      },
    ],
    [
      1,
      () => {
        m.uses("errorOf after another block", "errorOf in if");
        return [
          `} catch (${error}) {`,
          body(m, scope, {}, [say(m, scope)]),
          `if (${type} === "QueueAtCapacity") {`,
          body(m, scope),
          "} }",
        ];
      },
    ],
  );
}
