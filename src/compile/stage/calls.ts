import type { ts } from "@ts-morph/common";
import { bare } from "./erase.js";
import { fixedKeyRead, hasFixedKey, isPrivate, isSuper, keyValue, memberOf, type Member } from "./members.js";
import { argumentList, list, verbatim } from "./pieces.js";
import { refuseCall, refuseMember, refuseNew } from "./refusals.js";
import { begin, expressionOnLine, meaning, refuse, suspends, type Rewriting } from "./rewriting.js";

/** `object.name`, `object[key]`, and the same in an optional chain. */
export function propertyAccess(r: Rewriting, node: Member): void {
  refuseMember(r, node);
  if (r.ts.isOptionalChain(node) && needsChain(r, node)) chain(r, node);
  else access(r, node, () => r.write.expression(r, node.expression));
}

/** `callee(…)` */
export function call(r: Rewriting, node: ts.CallExpression): void {
  const K = r.ts.SyntaxKind;
  refuseCall(r, node);
  const inFlow = r.inFlow;
  if (isLibraryCall(r, node)) r.inFlow = true;
  if (node.expression.kind === K.ImportKeyword) {
    refuse(r, node, "FLW108", { what: "import()", instead: "Import the module at the top of the file." });
  } else if (!r.staged || node.expression.kind === K.SuperKeyword) nativeCall(r, node);
  else if (r.ts.isOptionalChain(node)) {
    if (needsChain(r, node)) chain(r, node);
    else nativeCall(r, node);
  } else stagedCall(r, node, () => expressionOnLine(r, node.expression));
  r.inFlow = inFlow;
}

/** `new callee(…)` */
export function newExpression(r: Rewriting, node: ts.NewExpression): void {
  refuseNew(r, node);
  if (!r.staged) {
    r.out.raw("new ");
    r.write.expression(r, node.expression);
    r.out.raw("(");
    list(r, node.arguments ?? []);
    r.out.raw(")");
    return;
  }
  begin(r, "new", node);
  r.out.raw(", ");
  expressionOnLine(r, node.expression);
  r.out.raw(", ");
  argumentList(r, node.arguments ?? []);
  r.out.raw(")");
}

/** A tag and its template. In staged code the tag is called like any function, with the arguments JavaScript gives it. */
export function taggedTemplate(r: Rewriting, node: ts.TaggedTemplateExpression): void {
  if (!r.staged) {
    r.write.expression(r, node.tag);
    templateOf(r, node.template);
    return;
  }
  const { value } = r.names;
  const tag = bare(r.ts, node.tag);
  const member = memberOf(r, tag);
  const isMethod = member !== undefined && !isSuper(r, member) && !isPrivate(r, member);
  begin(r, isMethod ? "method" : "call", node);
  r.out.raw(", ");
  if (isMethod) {
    expressionOnLine(r, member.expression);
    r.out.raw(", ");
    keyValue(r, member);
  } else expressionOnLine(r, node.tag);
  r.out.raw(`, ((...${value}) => ${value})`);
  templateOf(r, node.template);
  if (!isMethod) r.out.raw(`, ${r.ts.isIdentifier(tag) ? JSON.stringify(tag.text) : "undefined"}`);
  r.out.raw(")");
}

function templateOf(r: Rewriting, template: ts.TemplateLiteral): void {
  if (r.ts.isNoSubstitutionTemplateLiteral(template)) {
    verbatim(r, template);
    return;
  }
  verbatim(r, template.head);
  for (const span of template.templateSpans) {
    expressionOnLine(r, span.expression);
    verbatim(r, span.literal);
  }
}

/** A call of one of flowc's own functions. */
function isLibraryCall(r: Rewriting, node: ts.CallExpression): boolean {
  const callee = bare(r.ts, node.expression);
  const root = r.ts.isPropertyAccessExpression(callee) ? bare(r.ts, callee.expression) : callee;
  if (!r.ts.isIdentifier(root)) return false;
  const binding = meaning(r, root);
  const imported = binding && r.imports.get(binding);
  return imported?.module === "flowc" && (root === callee || imported.name === "*");
}

/** The name or key of an access, after its object. */
function access(r: Rewriting, node: Member, object: () => void): void {
  const optional = node.questionDotToken !== undefined;
  if (hasFixedKey(r, node) || !r.staged || isSuper(r, node) || r.ts.isOptionalChain(node)) {
    object();
    if (r.ts.isPropertyAccessExpression(node)) {
      if (r.ts.isNumericLiteral(node.expression)) r.out.raw(" ");
      r.out.sync(node.name.getStart(r.file));
      r.out.raw(optional ? "?." : ".");
      verbatim(r, node.name);
      return;
    }
    r.out.raw(optional ? "?.[" : "[");
    expressionOnLine(r, node.argumentExpression);
    r.out.raw("]");
    return;
  }
  begin(r, "index", node);
  r.out.raw(", ");
  object();
  r.out.raw(", ");
  keyValue(r, node);
  r.out.raw(")");
}

function nativeCall(r: Rewriting, node: ts.CallExpression): void {
  r.write.expression(r, node.expression);
  r.out.raw(node.questionDotToken ? "?.(" : "(");
  list(r, node.arguments);
  r.out.raw(")");
}

/** A call as one of `$f`. `object` writes what the callee, or the callee's object, is in a chain. */
function stagedCall(r: Rewriting, node: ts.CallExpression, callee: () => void): void {
  const inner = bare(r.ts, node.expression);
  const member = memberOf(r, inner);
  if (member && isSuper(r, member)) {
    nativeCall(r, node);
    return;
  }
  if (member && !r.ts.isOptionalChain(member)) {
    refuseMember(r, member);
    methodCall(r, node, member, () => expressionOnLine(r, member.expression));
    return;
  }
  begin(r, "call", node);
  r.out.raw(", ");
  callee();
  r.out.raw(", ");
  argumentList(r, node.arguments);
  r.out.raw(`, ${r.ts.isIdentifier(inner) ? JSON.stringify(inner.text) : "undefined"})`);
}

function methodCall(r: Rewriting, node: ts.CallExpression, member: Member, object: () => void): void {
  begin(r, "method", isChained(r, member) && r.ts.isPropertyAccessExpression(member) ? member.name : node);
  r.out.raw(", ");
  object();
  r.out.raw(", ");
  if (isPrivate(r, member)) r.out.raw("null");
  else keyValue(r, member);
  r.out.raw(", ");
  argumentList(r, node.arguments);
  if (isPrivate(r, member)) {
    r.out.raw(`, (${r.names.object}) => ${r.names.object}`);
    fixedKeyRead(r, member);
  }
  r.out.raw(")");
}

/** `a().b()`: the second call is marked at its own name, so that the two are told apart. */
function isChained(r: Rewriting, member: Member): boolean {
  return r.ts.isCallExpression(member.expression);
}

/** True for an optional chain that calls something: the calls must be seen, so the chain is written out. */
function needsChain(r: Rewriting, node: ts.Node): boolean {
  if (!r.staged || suspends(r, node)) return false;
  for (let at = node; r.ts.isOptionalChain(at); at = at.expression) {
    const callee = r.ts.isCallExpression(at) ? memberOf(r, at.expression) : undefined;
    if (callee && isSuper(r, callee)) return false;
    if (r.ts.isCallExpression(at)) return true;
    if (r.ts.isElementAccessExpression(at) && !hasFixedKey(r, at)) return true;
  }
  return false;
}

/**
 * `a?.b.c(d)`: written as `((o) => o == null ? undefined : …)(a)`, from the last `?.` of the chain. A chain before it is
 * its own expression, which gives undefined when it ends early.
 */
function chain(r: Rewriting, node: ts.Node): void {
  const { ts } = r;
  const { object, key } = r.names;
  const links: ts.OptionalChain[] = [];
  for (let at: ts.Node = node; ts.isOptionalChain(at); at = at.expression) {
    links.unshift(at);
    if ("questionDotToken" in at && at.questionDotToken) break;
  }
  const first = links[0];
  if (!first) return;
  const callee = ts.isCallExpression(first) ? memberOf(r, first.expression) : undefined;
  const method = callee && !isSuper(r, callee) ? callee : undefined;
  const keyed = method && !hasFixedKey(r, method);
  const read = (): void => {
    if (!method) {
      r.out.raw(object);
      return;
    }
    if (keyed) r.out.raw(`${object}[${key}]`);
    else {
      r.out.raw(object);
      fixedKeyRead(r, method);
    }
  };
  r.out.raw(`((${keyed ? `${object}, ${key}` : object}) => `);
  if (method && ts.isOptionalChain(method)) r.out.raw(`${object} == null || `);
  read();
  r.out.raw(" == null ? undefined : ");
  link(links.length - 1);
  r.out.raw(")(");
  expressionOnLine(r, method ? method.expression : first.expression);
  if (keyed) {
    r.out.raw(", ");
    keyValue(r, method);
  }
  r.out.raw(")");

  function link(index: number): void {
    const at = links[index];
    if (!at) {
      r.out.raw(object);
      return;
    }
    if (ts.isNonNullExpression(at)) {
      link(index - 1);
      return;
    }
    if (!ts.isCallExpression(at)) {
      chainedAccess(at, () => link(index - 1));
      return;
    }
    const member = index === 0 ? method : memberOf(r, at.expression);
    if (!member) {
      begin(r, "call", at);
      r.out.raw(", ");
      link(index - 1);
      r.out.raw(", ");
      argumentList(r, at.arguments);
      const inner = bare(ts, at.expression);
      r.out.raw(`, ${ts.isIdentifier(inner) ? JSON.stringify(inner.text) : "undefined"})`);
    } else if (index === 0 && keyed) {
      begin(r, "method", at);
      r.out.raw(`, ${object}, ${key}, `);
      argumentList(r, at.arguments);
      r.out.raw(")");
    } else
      methodCall(r, at, member, () =>
        index === 0 ? r.out.raw(object) : link(links.indexOf(member as ts.OptionalChain) - 1),
      );
  }

  function chainedAccess(at: Member, before: () => void): void {
    if (hasFixedKey(r, at)) {
      before();
      fixedKeyRead(r, at);
      return;
    }
    begin(r, "index", at);
    r.out.raw(", ");
    before();
    r.out.raw(", ");
    keyValue(r, at);
    r.out.raw(")");
  }
}
