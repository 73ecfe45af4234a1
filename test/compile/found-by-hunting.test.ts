import { afterAll, expect, test } from "vitest";
import { LawCourt } from "../law/law.js";
import { programOf } from "../law/program.js";

/** Programs that people wrote to find what the law's generator does not write, as small as they can be. */
const court = new LawCourt();
afterAll(() => court.close());

interface Found {
  readonly body: string;
  readonly declarations?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Programs whose two runs must be the same. */
const same: Readonly<Record<string, Found>> = {
  "a menu that the test of a loop asks, and whose answer the body tells apart": {
    body: `
    let key: string;
    while ((key = getCustomerInput("Press 1, 2 or 3.")) !== "3") {
      if (key === "1") playPrompt("one"); else if (key === "2") playPrompt("two"); else playPrompt("pardon");
    }
    return disconnect();`,
  },
  "the same with a switch, in a for": {
    body: `
    let key: string;
    for (let turn = 0; (key = getCustomerInput("Press 1 or 2.")) !== "2" && turn < 3; turn++) {
      switch (key) { case "1": playPrompt("one"); break; default: playPrompt("other"); }
    }
    return disconnect();`,
  },
  "functions that are kept in collections of JavaScript's own": {
    declarations: `
    const sell: Block = block("sell", (): never => { playPrompt("sales"); return disconnect(); });
    const known: readonly Block[] = [sell];
    class First {} class Second {}
    const words = new Map<unknown, string>([[First, "first"], [Second, "second"]]);`,
    body: `
    const seen = new Set<() => void>();
    const step = (): void => { if (seen.has(step)) return; seen.add(step); playPrompt("once"); };
    step(); step();
    playPrompt(words.get(Second) ?? "none");
    playPrompt(Object.is(step, step) ? "itself" : "another");
    playPrompt(["a", "b"].filter(new Set(["a"]).has, new Set(["a"])).join(" "));
    if (known.includes(sell)) playPrompt("known");
    return sell();`,
  },
  "Boolean as a function, of conditions and of flags": {
    body: `
    const isVip = attributes.A === "a";
    let flag = false;
    if (contact.languageCode === "es-US") flag = true;
    playPrompt("well");
    if (Boolean(isVip)) playPrompt("vip");
    if (Boolean(flag)) playPrompt("flag");
    if ([isVip, flag].some(Boolean)) playPrompt("some");
    if ([isVip, flag].every(Boolean)) playPrompt("every");
    return disconnect();`,
  },
  "conditions and flags as numbers": {
    body: `
    const isVip = attributes.A === "a";
    let flag = false;
    if (contact.languageCode === "es-US") flag = true;
    playPrompt("well");
    if (Number(isVip) > 0) playPrompt("vip");
    playPrompt(Number(flag) === 1 ? "one" : "zero");
    return disconnect();`,
  },
  "a key of a menu as a number": {
    body: `
    switch (Number(getCustomerInput("Press 1 or 2."))) {
      case 1: playPrompt("one"); break;
      case 2: playPrompt("two"); break;
      default: playPrompt("other");
    }
    return disconnect();`,
  },
  "the type of what was chosen during the call": {
    declarations: `function say(place: number | string | undefined): void {
      if (typeof place === "number") playPrompt("a number"); else if (typeof place === "undefined") playPrompt("nothing"); else playPrompt("a text");
    }`,
    body: `
    say(attributes.A === "a" ? 3 : "unknown");
    let name: string | undefined;
    if (attributes.B === "b") name = "Ana";
    say(name);
    return disconnect();`,
  },
  "a helper's answer that may be undefined": {
    declarations: `function who(): string | undefined { if (attributes.A === "a") return "Ana"; return undefined; }`,
    body: `
    const name = who();
    if (name === undefined) playPrompt("nobody"); else playPrompt(name);
    playPrompt(who() ?? "hello");
    if (who() != null) playPrompt("somebody");
    return disconnect();`,
  },
  "numbers that were chosen during the call, compared with each other": {
    body: `
    const mine = attributes.A === "a" ? 3 : 1, yours = attributes.B === "b" ? 2 : 1;
    if (mine < yours) playPrompt("less"); else playPrompt("not less");
    return disconnect();`,
  },
  "objects that know each other, one of them chosen during the call": {
    body: `
    interface Day { readonly name: string; next?: Day }
    const monday: Day = { name: "Monday" };
    const tuesday: Day = { name: "Tuesday", next: monday };
    monday.next = tuesday;
    let day = monday;
    if (attributes.A === "a") day = tuesday;
    playPrompt(day.name);
    return disconnect();`,
  },
  "constructors that leave the work to others": {
    declarations: `
    class Line { text = ""; constructor(given: { text: string }) { Object.assign(this, given); } }
    class Reset { text: string | undefined; constructor() { this.reset(); } reset(): void { this.text = "anew"; } }`,
    body: `
    playPrompt(new Line({ text: "hello" }).text);
    playPrompt(new Reset().text ?? "none");
    return disconnect();`,
  },
  "parts of what JavaScript read from a text": {
    body: `
    const lists = new Map(Object.entries(JSON.parse('{"sales":["Ana"]}') as Record<string, string[]>));
    lists.get("sales")?.push("Bo");
    playPrompt((lists.get("sales") ?? []).join(" and "));
    return disconnect();`,
  },
  "iterators and generators within one branch": {
    declarations: `function* cities(): Generator<string> { yield "Singapore"; yield "Manila"; }`,
    body: `
    if (attributes.A === "a") { const [first] = cities(); playPrompt(first ?? "none"); }
    else playPrompt([...new Map([["1", "Sydney"]]).values()].join(" "));
    for (const city of cities()) { if (attributes.B === "b") break; playPrompt(city); }
    for (const city of ["x", "y"][Symbol.iterator]()) playPrompt(city);
    return disconnect();`,
  },
  "what a caller entered, asked for again until there is something": {
    body: `
    let entered = storeCustomerInput("number?", { maxDigits: 6 });
    while (entered.timedOut) { playPrompt("nothing heard"); entered = storeCustomerInput("again?", { maxDigits: 6 }); }
    playPrompt(\`thanks \${entered.digits}\`);
    return disconnect();`,
  },
  "what a caller entered at one of two places, and in some turns of a loop": {
    body: `
    let entered = attributes.A === "a" ? storeCustomerInput("one?", { maxDigits: 6 }) : storeCustomerInput("two?", { maxDigits: 4 });
    playPrompt("well");
    const before = entered;
    for (let turn = 0; turn < 2 && entered.timedOut; turn++) {
      if (checkHoursOfOperation(office)) entered = storeCustomerInput("again?", { maxDigits: 6 });
      else playPrompt("closed");
    }
    if (before.timedOut) playPrompt("not at first");
    if (entered.timedOut) return disconnect();
    playPrompt(\`thanks \${entered.digits}\`);
    return disconnect();`,
  },
  "a state that is made anew in a loop, of which there are only so many": {
    body: `
    const first = { language: "en", loud: false, seen: { es: false } };
    let state = first;
    let before = first;
    for (;;) {
      if (state === first) playPrompt("still the first");
      if (state === before) playPrompt("as before");
      before = state;
      const key = getCustomerInput(\`hello in \${state.language}\`);
      if (key === "1") state = { ...state, language: "es", seen: { es: true } };
      else if (key === "2") state = { ...state, loud: true };
      else if (key === "3") state = { language: "en", loud: false, seen: { es: false } };
      else break;
    }
    playPrompt(state.loud ? "LOUD" : "soft");
    return disconnect();`,
  },
  "what is left over, in lists of parameters and in patterns": {
    declarations: `
    function sentence(...words: string[]): string { words.push("and welcome"); return words.join(" "); }
    const reversed = (...words: string[]): string => words.reverse().join(" ");
    function rest({ a, ...others }: { a: string; b?: string }): string { others.b = a; return String(others.b); }`,
    body: `
    playPrompt(sentence("hello", "there"));
    playPrompt(reversed("one", "two"));
    playPrompt(rest({ a: "x" }));
    const [first, ...more] = ["a", "b", "c"];
    more.reverse();
    if (attributes.A === "a") { const { p, ...left } = { p: "p", q: "q" }; left.q = p; playPrompt(left.q); }
    playPrompt([first, ...more].join(" "));
    return disconnect();`,
  },
  "objects that say themselves what they are in a text": {
    declarations: `class Person { readonly name: string; constructor(name: string) { this.name = name; } toString(): string { return \`dear \${this.name}\`; } }`,
    body: `
    playPrompt(\`welcome, \${new Person(\`\${attributes.A}\`)}\`);
    playPrompt(\`hello \${{ toString: () => (attributes.B === "b" ? "Ana" : "friend") }}\`);
    playPrompt(\`plain \${new Person("Bo")} \${["a", "b"]}\`);
    return disconnect();`,
  },
  "a state that looks like the one before the loop, and is another": {
    body: `
    const first = { n: 0 };
    let state = first;
    for (;;) {
      if (state === first) playPrompt("the first");
      if (getCustomerInput("Press 1.") !== "1") break;
      state = { n: 0 };
    }
    return disconnect();`,
  },
  "two states that are one object in some turns only": {
    body: `
    let state = { n: 0 }, before = { n: 0 };
    for (;;) {
      if (state === before) playPrompt("the same"); else playPrompt("another");
      before = state;
      const key = getCustomerInput("Press 1 or 2.");
      if (key === "1") state = { n: 1 };
      else if (key !== "2") break;
    }
    return disconnect();`,
  },
  "a loop of many turns without a block": {
    body: `
    let sum = 0;
    for (let i = 0; i < 2500; i++) if (i % 2 === 0) sum += i;
    playPrompt(String(sum));
    return disconnect();`,
  },
};

test.each(Object.entries(same))("%s", (_, { body, declarations, files }) => {
  expect(court.judge(programOf(body, declarations, "", files), 60)).toMatchObject({ kind: "same" });
});

/** Programs that have no meaning, and by what they are refused. */
const refused: Readonly<Record<string, Found & { readonly codes: readonly string[] }>> = {
  "asking which of two objects was chosen": {
    codes: ["FLW234"],
    body: `
    const one = { name: "one" }, two = { name: "two" };
    const chosen = attributes.A === "a" ? one : two;
    if (chosen === two) playPrompt("two");
    return disconnect();`,
  },
  "looking a chosen object up": {
    codes: ["FLW234"],
    body: `
    const one = { name: "one" }, two = { name: "two" };
    const chosen = attributes.A === "a" ? one : two;
    if (new Set([one]).has(chosen)) playPrompt("one");
    return disconnect();`,
  },
  "looking for a chosen object in a list": {
    codes: ["FLW234"],
    body: `
    const one = { name: "one" }, two = { name: "two" };
    const chosen = attributes.A === "a" ? one : two;
    if ([one].includes(chosen)) playPrompt("one");
    return disconnect();`,
  },
  "the place of a chosen object in a list": {
    codes: ["FLW234"],
    body: `
    const one = { name: "one" }, two = { name: "two" };
    const chosen = attributes.A === "a" ? one : two;
    if ([one, two].indexOf(chosen) > 0) playPrompt("two");
    return disconnect();`,
  },
  "a list in JSON that is imported, got at through a map": {
    codes: ["FLW214"],
    declarations: `import data from "./data.json" with { type: "json" };`,
    files: { "data.json": '{"sales":["Ana"]}' },
    body: `
    const lists = new Map(Object.entries(data));
    lists.get("sales")?.push("Bo");
    playPrompt("x");
    return disconnect();`,
  },
  "changing a part of a chosen object": {
    codes: ["FLW234"],
    body: `
    const one = { tags: ["one"] }, two = { tags: ["two"] };
    const chosen = attributes.A === "a" ? one : two;
    chosen.tags.push("more");
    playPrompt(one.tags.join(" "));
    return disconnect();`,
  },
  "an object with a getter, chosen during the call": {
    codes: ["FLW234"],
    body: `
    const lazily = (p: string) => ({ get text(): string { return invokeLambda(f, { p }).v; } });
    let source = lazily("first");
    if (attributes.A === "a") source = lazily("second");
    playPrompt(source.text);
    return disconnect();`,
  },
  "an iterator that is used up in one branch": {
    codes: ["FLW212"],
    body: `
    const cities = new Map([["1", "Singapore"]]).values();
    if (attributes.A === "a") playPrompt([...cities].join(" "));
    playPrompt([...cities].join(" "));
    return disconnect();`,
  },
  "a generator of the module": {
    codes: ["FLW214"],
    declarations: `function* numbers(): Generator<number> { yield 1; yield 2; }\nconst tickets = numbers();`,
    body: `playPrompt(String(tickets.next().value)); return disconnect();`,
  },
  "a generator with a finally": {
    codes: ["FLW228"],
    declarations: `function* steps(): Generator<string> { try { yield "one"; yield "two"; } finally { playPrompt("all"); } }`,
    body: `for (const step of steps()) { playPrompt(step); break; } return disconnect();`,
  },
  "a bound method that changes an outer list": {
    codes: ["FLW212"],
    body: `
    const words = ["a"];
    const add = words.push.bind(words);
    if (attributes.A === "a") add("b");
    playPrompt(words.join(" "));
    return disconnect();`,
  },
  "a method of JavaScript's own as a callback that changes an outer set": {
    codes: ["FLW212"],
    body: `
    const menu = new Set(["sales"]);
    if (attributes.A === "a") ["billing"].forEach(menu.add, menu);
    playPrompt([...menu].join(" "));
    return disconnect();`,
  },
  "a list in a list that the module read from a text": {
    codes: ["FLW214"],
    declarations: `const lists = new Map(Object.entries(JSON.parse('{"sales":["Ana"]}') as Record<string, string[]>));`,
    body: `lists.get("sales")?.push("Bo"); playPrompt("x"); return disconnect();`,
  },
  "a pattern of the module that goes on from where it was": {
    codes: ["FLW214"],
    declarations: `const prefix = /\\\\+65/g;`,
    body: `playPrompt(prefix.test("+65 1") ? "local" : "abroad"); return disconnect();`,
  },
  "a pattern that a text goes on with, in one branch": {
    codes: ["FLW212"],
    body: `
    const word = /a/y;
    if (attributes.A === "a") playPrompt(String("abc".match(word)));
    playPrompt(String("abc".match(word)));
    return disconnect();`,
  },
  "a getter behind which a change on one path hides": {
    codes: ["FLW213"],
    declarations: `function greeting(): { readonly text: string } {
      const words = ["Hello"];
      const made = { get text() { return words.join(" "); } };
      if (attributes.A === "a") return made;
      words.push("there");
      return made;
    }`,
    body: `playPrompt(greeting().text); return disconnect();`,
  },
  "references as what Boolean is asked": {
    codes: ["FLW208"],
    body: `playPrompt([attributes.A, attributes.B].filter(Boolean).join(" ")); return disconnect();`,
  },
  "a text that is missing on some ways": {
    codes: ["FLW257"],
    body: `
    let name: string | undefined;
    if (attributes.A === "a") name = "Ana";
    playPrompt(\`hello \${name}\`);
    return disconnect();`,
  },
  "a text that is missing on some ways, as it is": {
    codes: ["FLW257"],
    body: `
    let name: string | undefined;
    if (attributes.A === "a") name = "Ana";
    playPrompt(name as string);
    return disconnect();`,
  },
  "a text that is missing on some ways, in a part of a condition": {
    codes: ["FLW257"],
    body: `
    let name: string | undefined;
    if (attributes.A === "a") name = "Ana";
    playPrompt("well");
    if (attributes.B.startsWith(\`b\${name}\`)) playPrompt("b");
    return disconnect();`,
  },
  "1 and its text": {
    codes: ["FLW246"],
    body: `
    let n: number | string = 1;
    if (attributes.A === "a") n = "1";
    playPrompt("well");
    playPrompt(n === 1 ? "number" : "text");
    return disconnect();`,
  },
  "the message of an error of the call": {
    codes: ["FLW202"],
    body: `
    try { invokeLambda(f, {}); } catch (error) { playPrompt(error instanceof Error ? error.message : "odd"); }
    return disconnect();`,
  },
  "a number of the module's own closure": {
    codes: ["FLW207"],
    declarations: `const counter = (): (() => number) => { let n = 0; return () => ++n; };\nconst next = counter();`,
    body: `if (attributes.A === "a") playPrompt(\`A \${next()}\`); playPrompt(\`number \${next()}\`); return disconnect();`,
  },
};

test.each(Object.entries(refused))("%s", (_, { codes, body, declarations, files }) => {
  expect(court.judge(programOf(body, declarations, "", files), 1)).toMatchObject({ kind: "rejected", codes });
});
