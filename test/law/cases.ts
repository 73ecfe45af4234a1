/** A program of a few lines that the law is checked on, and what its published form must hold. */
export interface Case {
  readonly body: string;
  readonly declarations?: string;
  /** Further options of the flow, as the end of the call: `, { onError: … }`. */
  readonly options?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** How many actions of a type are published. */
  readonly counts?: Readonly<Record<string, number>>;
  /** A parameter that the one action of a type must have. */
  readonly parameter?: readonly [type: string, name: string, value: string];
}

/** Asks for digits; who enters none is let go. */
const digits = `function digits(prompt: string): string {
  const entered = storeCustomerInput(prompt, { maxDigits: 6 });
  if (entered.timedOut) disconnect();
  return entered.digits;
}
`;

/** Programs whose two runs must be the same. */
export const cases: Readonly<Record<string, Case>> = {
  "a loop in a loop, left and gone on with under conditions of the call": {
    declarations: digits,
    body: `outer: for (const turn of loop(2)) {
      while (checkHoursOfOperation(office)) {
        const d = digits("Number?");
        if (d === "1") continue; else if (d === "2") break;
        if (d === "3") continue outer;
        if (d === "9") break outer;
        playPrompt(\`inside \${d}\`);
      }
      playPrompt("behind");
    }
    return disconnect();`,
  },
  "a helper that returns early": {
    declarations: `${digits}function ask(prompt: string): string { const d = digits(prompt); if (d === "1") return "one"; if (d === "2") { playPrompt("two!"); return "two"; } return d; }`,
    body: `const first = ask("first"); playPrompt(first); const second = ask("second"); playPrompt(\`got \${second}\`); return disconnect();`,
  },
  "a helper from another file": {
    declarations: `import { isVip } from "./vip.js";`,
    files: {
      "vip.ts": `const numbers = ["+6591234567"];\nexport function isVip(number: string): boolean { for (const n of numbers) { if (number === n) return true; } return false; }\n`,
    },
    body: `if (isVip(contact.customerEndpoint.address)) playPrompt("vip"); else playPrompt("normal"); return disconnect();`,
  },
  "a text with several references": {
    declarations: digits,
    body: `const a = invokeLambda(f, {}); const d = digits(\`code \${a.v}\`); const b = invokeLambda(g, { d, k: a.code }); playPrompt(\`\${a.v} \${d} \${b.v}\`); return disconnect();`,
    counts: { UpdateFlowAttributes: 1 },
  },
  "plain values and references in one condition": {
    body: `const debug = false, loud = true; const a = invokeLambda(f, {});
    if (debug && a.v === "a") playPrompt("never");
    if (loud && a.v === "a") playPrompt("A");
    if (loud || a.v === "a") playPrompt("always");
    if (!(debug || a.v !== "b")) playPrompt("B");
    if (a.v === "a" || (a.v === "b" && contact.channel === "CHAT")) playPrompt("AB");
    return disconnect();`,
  },
  "a try around several blocks": {
    body: `try { const a = invokeLambda(f, {}); playPrompt(a.v); const b = invokeLambda(g, {}); playPrompt(b.v); transferToQueue(support); }
    catch (error) { switch (errorOf(error).type) { case "QueueAtCapacity": playPrompt("full"); break; default: playPrompt("broken"); } }
    return disconnect();`,
  },
  "the type of an error, asked after another block": {
    body: `try { transferToQueue(support); } catch (error) { playPrompt("sorry"); if (errorOf(error).type === "QueueAtCapacity") playPrompt("full"); } return disconnect();`,
  },
  "a try in a try": {
    body: `try { try { invokeLambda(f, {}); } catch { playPrompt("inner"); invokeLambda(g, {}); } playPrompt("between"); } catch { playPrompt("outer"); } return disconnect();`,
  },
  "an error thrown again": {
    body: `try { try { transferToQueue(support); } catch (error) { playPrompt("inner"); if (errorOf(error).type !== "QueueAtCapacity") throw error; } playPrompt("full"); } catch (error) { playPrompt(errorOf(error).type === "NoMatchingError" ? "lost" : "odd"); } return disconnect();`,
  },
  "a switch that falls through": {
    body: `switch (getCustomerInput("menu")) { case "1": playPrompt("one"); case "2": playPrompt("two"); break; case "3": default: playPrompt("rest"); case "timeout": playPrompt("late"); } return disconnect();`,
    counts: { GetParticipantInput: 1 },
  },
  "a default in the middle": {
    declarations: digits,
    body: `switch (digits("Number?")) { case "1": playPrompt("one"); break; default: playPrompt("other"); case "2": playPrompt("two"); } return disconnect();`,
    counts: { Compare: 1 },
  },
  "a switch over true": {
    body: `const a = invokeLambda(f, {}); switch (true) { case a.v === "a": playPrompt("A"); break; case contact.channel === "CHAT": playPrompt("chat"); break; default: playPrompt("none"); } return disconnect();`,
  },
  "both branches leave": {
    declarations: digits,
    body: `for (const turn of loop(2)) { const d = digits("Number?"); if (d === "1") { playPrompt("x"); return disconnect(); } else { break; } } playPrompt("after"); return disconnect();`,
  },
  "a plain list with a break of the call": {
    declarations: digits,
    body: `const d = digits("Number?"); for (const x of ["1", "2", "3"]) { playPrompt(\`is it \${x}\`); if (d === x) { playPrompt(\`yes \${x}\`); break; } if (d === "9") continue; playPrompt("next"); } return disconnect();`,
  },
  "blocks that jump to each other": {
    declarations: `${digits}const a: Block = block("a", () => { const d = digits("a"); if (d === "1") return b(); if (d === "2") return a(); return disconnect(); });
    const b: Block = block("b", () => { playPrompt("b"); if (checkHoursOfOperation(office)) return a(); return c(); });
    const c: Block = block("c", () => { playPrompt("c"); return b(); });`,
    body: `return a();`,
  },
  "a variable set on one branch": {
    body: `let greeting = "Hello"; if (contact.languageCode === "es-US") greeting = "Hola"; playPrompt("x"); playPrompt(greeting); return disconnect();`,
  },
  "a join of references": {
    body: `let s = ""; if (contact.channel === "CHAT") { const a = invokeLambda(f, {}); s = a.v; } else { const b = invokeLambda(g, {}); s = b.v; } playPrompt(s); return disconnect();`,
    counts: { UpdateFlowAttributes: 0 },
  },
  "a flag becomes edges": {
    body: `let ok = false; const a = invokeLambda(f, {}); if (a.v === "a") ok = true; if (ok) playPrompt("ok"); else playPrompt("no"); return disconnect();`,
    counts: { UpdateFlowAttributes: 0, Compare: 1 },
  },
  "a while driven by a flag": {
    declarations: digits,
    body: `let done = false; while (!done) { const d = digits("Number?"); if (d === "1") done = true; else playPrompt("again"); } playPrompt("done"); return disconnect();`,
    counts: { UpdateFlowAttributes: 0, GetParticipantInput: 1 },
  },
  "a prompt that changes after the first turn": {
    declarations: digits,
    body: `let prompt = "Enter"; for (;;) { const d = digits(prompt); if (d === "1") break; prompt = "Again"; } return disconnect();`,
    counts: { GetParticipantInput: 2 },
  },
  "a counted loop whose prompt changes loses its first turn": {
    declarations: digits,
    body: `let prompt = "Enter"; for (const turn of loop(3)) { const d = digits(prompt); if (d === "1") break; prompt = "Again"; } return disconnect();`,
    counts: { GetParticipantInput: 2, Loop: 1 },
    parameter: ["Loop", "LoopCount", "2"],
  },
  "a counter of the build in a loop of the call": {
    declarations: digits,
    body: `let tries = 0; while (digits("Number?") !== "1") { tries++; if (tries >= 3) return disconnect(); playPrompt(\`\${tries} wrong\`); } playPrompt("right"); return disconnect();`,
    counts: { GetParticipantInput: 3 },
  },
  "the value before and the present one": {
    body: `let before = "none", now = "none"; while (checkHoursOfOperation(office)) { before = now; const a = invokeLambda(f, {}); now = a.v; playPrompt(\`\${before} \${now}\`); } playPrompt(before + " " + now); return disconnect();`,
  },
  "two variables swapped in a loop": {
    declarations: digits,
    body: `let x = invokeLambda(f, {}).v, y = digits("Number?"); while (checkHoursOfOperation(office)) { playPrompt(x + " " + y); const t = x; x = y; y = t; } return disconnect();`,
  },
  "two variables swapped by destructuring": {
    declarations: digits,
    body: `let x = invokeLambda(f, {}).v, y = digits("Number?"); while (checkHoursOfOperation(office)) { playPrompt(x + " " + y); [x, y] = [y, x]; } return disconnect();`,
  },
  "a result object that a loop replaces": {
    body: `let last = invokeLambda(f, {}); while (checkHoursOfOperation(office)) { playPrompt(last.v); last = invokeLambda(g, {}); } playPrompt(\`end \${last.v}\`); return disconnect();`,
    counts: { UpdateFlowAttributes: 0 },
  },
  "an attribute read before it is overwritten": {
    body: `const old = attributes.X; attributes.X = "new"; playPrompt(\`\${old} \${attributes.X}\`); return disconnect();`,
  },
  "an attribute kept from one turn to the next": {
    declarations: digits,
    body: `attributes.N = "z"; let keep = attributes.N; while (checkHoursOfOperation(office)) { attributes.N = digits("Number?"); if (attributes.N === "1") keep = attributes.N; playPrompt(keep); } return disconnect();`,
  },
  "digits kept while others are entered": {
    declarations: digits,
    body: `const a = digits("a"); const b = digits("b"); if (a === b) playPrompt("same"); else playPrompt(\`\${a} \${b}\`); return disconnect();`,
    counts: { UpdateFlowAttributes: 1 },
  },
  "a value is saved only where it must be": {
    body: `const a = invokeLambda(f, {}); if (contact.channel === "CHAT") { invokeLambda(g, {}); playPrompt("chat"); return disconnect(); } playPrompt(a.v); return disconnect();`,
    counts: { UpdateFlowAttributes: 0 },
  },
  "texts chosen by a ternary": {
    body: `playPrompt(contact.languageCode === "es-US" ? "Hola" : "Hello"); const v = contact.channel === "CHAT" ? invokeLambda(f, {}).v : "none"; playPrompt(v); return disconnect();`,
  },
  "a block on the right of && and ||": {
    declarations: digits,
    body: `if (contact.channel === "VOICE" && digits("Number?") === "1") playPrompt("yes"); else playPrompt("no"); if (checkHoursOfOperation(office) || getCustomerInput("menu") === "1") playPrompt("in"); return disconnect();`,
  },
  "a condition kept for later": {
    body: `const a = invokeLambda(f, {}); const ok = a.v === "a"; invokeLambda(g, {}); if (ok) playPrompt("ok"); const both = ok && a.code === "b"; if (!both) playPrompt("not both"); return disconnect();`,
  },
  "a condition given back by a helper": {
    declarations: `${digits}function good(d: string): boolean { if (d === "9") return false; return d === "1" || d === "2"; }`,
    body: `if (good(digits("Number?"))) playPrompt("good"); else playPrompt("bad"); return disconnect();`,
  },
  "a menu asked again while nobody answers": {
    body: `let c: string; do { c = getCustomerInput("menu"); } while (c === "timeout"); if (c === "1") playPrompt("one"); else playPrompt("other"); return disconnect();`,
    counts: { GetParticipantInput: 1 },
  },
  "some and every of a plain list": {
    declarations: digits,
    body: `const list = ["1", "2"]; const d = digits("Number?"); if (list.some((x) => x === d)) playPrompt("in"); if (list.every((x) => x !== d)) playPrompt("out"); return disconnect();`,
  },
  "a counter in a closure": {
    declarations: digits,
    body: `let n = 0; const bump = () => { n++; return n; }; const d = digits("Number?"); if (d === "1") bump(); else { bump(); bump(); } playPrompt(n === 1 ? "one" : "two"); return disconnect();`,
  },
  "a labelled block": {
    declarations: digits,
    body: `const d = digits("Number?"); exit: { if (d === "1") break exit; playPrompt("not one"); if (d === "2") break exit; playPrompt("not two"); } playPrompt("end"); return disconnect();`,
  },
  "startsWith, and numbers": {
    declarations: digits,
    body: `const d = digits("Number?"); if (contact.customerEndpoint.address.startsWith("+65")) playPrompt("sg"); if (Number(d) > 2) playPrompt("big"); else playPrompt("small"); if (Number(d) === 3) playPrompt("three"); return disconnect();`,
  },
  "a number that is none is not compared the other way round": {
    body: `const a = invokeLambda(f, {}); if (!(Number(a.v) < 2)) playPrompt("not less"); if (Number(a.v) >= 2) playPrompt("more"); return disconnect();`,
  },
  "a callback of forEach that returns": {
    declarations: digits,
    body: `["1", "2"].forEach((x) => { const d = digits(x); if (d === x) return; playPrompt(\`no \${x}\`); }); return disconnect();`,
  },
  "a block called from a plain loop": {
    declarations: `${digits}const bye: Block = block("bye", () => { playPrompt("bye"); return disconnect(); });`,
    body: `for (const k of ["a", "b"]) { const d = digits(k); if (d === "1") return bye(); } playPrompt("none"); return bye();`,
  },
  "a counted loop in a while, left by break": {
    declarations: digits,
    body: `while (checkHoursOfOperation(office)) { for (const turn of loop(2)) { const d = digits("Number?"); if (d === "1") break; playPrompt("no"); } playPrompt("round"); } return disconnect();`,
    counts: { Loop: 0 },
  },
  "equal counted loops on two branches": {
    declarations: digits,
    body: `if (contact.channel === "CHAT") { for (const turn of loop(2)) { if (digits("Number?") === "1") break; } } else { for (const turn of loop(2)) { if (digits("Number?") === "1") break; } } return disconnect();`,
    counts: { Loop: 2 },
  },
  "closures over the variable of a for": {
    body: `const fs: (() => void)[] = []; for (let i = 0; i < 3; i++) { fs.push(() => playPrompt(\`n \${i}\`)); } for (const fn of fs) fn(); return disconnect();`,
  },
  "a block reads a variable that changes": {
    declarations: digits,
    body: `let prompt = "A"; const ask: Block = block("ask", () => { const d = digits(prompt); if (d === "1") return ask(); return disconnect(); }); if (contact.channel === "CHAT") { prompt = "B"; return ask(); } return ask();`,
  },
  "a block leads to one that reads a variable which changed": {
    body: `let told = "a"; const far: Block = block("far", () => { playPrompt(\`far \${told}\`); return disconnect(); }); const near: Block = block("near", () => { playPrompt("near"); return far(); });
    if (contact.channel === "CHAT") { told = "b"; return near(); } return near();`,
  },
  "a library that swallows exceptions": {
    body: `const quiet = new Function("go", "try { go() } catch {}") as (go: () => void) => void; quiet(() => undefined); if (contact.channel === "CHAT") { playPrompt("a"); return disconnect(); } playPrompt("b"); return disconnect();`,
  },
  "a module with results, called twice": {
    declarations: `${digits}const identify = module("Identify", { input: { greeting: "string" }, results: ["known", "unknown"], resultData: { account: "string" } }, (input, exits): never => {
      const d = digits(input.greeting); if (d === "1") return exits.unknown({ account: "none" }); return exits.known({ account: d }); });`,
    body: `const first = invokeFlowModule(identify, { greeting: "first" }); const known = first.result === "known"; const { account } = first.resultData;
    const second = invokeFlowModule(identify, { greeting: "second" }); if (second.result === "unknown" && known) playPrompt(\`\${account} \${second.resultData.account}\`); return disconnect();`,
    counts: { UpdateFlowAttributes: 2 },
  },
  "an administrator proves who calls": {
    declarations: `import { administrators } from "./administrators.js";
    interface PinEvent { Details: { Parameters: { action: "send" | "verify"; phoneNumber: string; pin?: string } } }
    interface PinResult { status: "sent" | "a"; code: "valid" | "b"; hint: string }
    const pin = lambda<(event: PinEvent) => Promise<PinResult>>("f");
    const update: Flow = flow("Update", (): never => { playPrompt("Which location?"); return disconnect(); });`,
    files: { "administrators.ts": `export const administrators = ["+6591234567", "+61288880000"];\n` },
    body: `const caller = contact.customerEndpoint.address;
    if (!administrators.includes(caller)) { playPrompt("Please call from your own phone."); return disconnect(); }
    const sent = invokeLambda(pin, { action: "send", phoneNumber: caller });
    if (sent.status === "a") { playPrompt("That is no mobile phone."); return disconnect(); }
    for (const attempt of loop(3)) {
      const entered = storeCustomerInput("Enter the PIN.", { maxDigits: 6, timeoutSeconds: 30 });
      if (entered.timedOut) continue;
      const checked = invokeLambda(pin, { action: "verify", phoneNumber: caller, pin: entered.digits });
      if (checked.code === "valid") return transferToFlow(update);
      playPrompt(\`That is not the PIN. \${sent.hint}\`);
    }
    return disconnect();`,
    counts: { Loop: 1, UpdateFlowAttributes: 1, InvokeLambdaFunction: 2 },
  },
  "a menu of locations, and the queue behind it": {
    declarations: `import { locations } from "./locations.js";
    const again: Block = block("again", () => { playPrompt("Once more, please."); return chooses(); });
    function chooses(): never {
      switch (getCustomerInput("Press 1 for Singapore, 2 for Manila.", { timeoutSeconds: 5 })) {
        case "1": attributes.Center = "Singapore"; break;
        case "2": attributes.Center = "Manila"; break;
        case "timeout": return again();
        default: return again();
      }
      for (const { name } of locations) if (attributes.Center === name) playPrompt(\`Welcome to \${name}.\`);
      while (!checkHoursOfOperation(office)) playPrompt("We are closed. Please hold.");
      try { transferToQueue(support); }
      catch (error) { switch (errorOf(error).type) { case "QueueAtCapacity": playPrompt("All lines are busy."); break; default: playPrompt("That did not work."); } }
      return disconnect();
    }`,
    files: {
      "locations.ts": `export const locations = [{ name: "Singapore" }, { name: "Manila" }, { name: "Sydney" }];\n`,
    },
    body: `return chooses();`,
    counts: { GetParticipantInput: 1, CheckHoursOfOperation: 1 },
  },
  "an optional call on what is there": {
    body: `const list: string[] | undefined = ["CHAT"]; if (list?.includes(contact.channel)) playPrompt("chat"); const none = undefined as string[] | undefined; if (none?.includes(contact.channel)) playPrompt("never"); return disconnect();`,
  },
  "an object that a try makes and changes": {
    body: `try { const o: Record<string, string> = {}; const r = invokeLambda(f, {}); o["k"] = r["v"] as string; invokeLambda(g, o); playPrompt(\`told \${o["k"]}\`); } catch { playPrompt("not told"); } return disconnect();`,
  },
  "lists of the turns of a plain loop": {
    body: `for (const x of ["en-US", "es-US"]) { const words: string[] = []; words.push("in"); if (contact.languageCode === x) continue; words.push(x); playPrompt(words.join(" ")); } return disconnect();`,
  },
  "a list of a helper that returns early": {
    body: `function told(): string { const words: string[] = []; if (contact.channel === "CHAT") return "chat"; words.push("a"); if (contact.languageCode === "es-US") return words.join(" "); words.push("b"); return words.join(" "); } playPrompt(told()); return disconnect();`,
  },
  "a block reads a list that grows between two jumps": {
    body: `const words = ["a"]; const tell: Block = block("tell", () => { playPrompt(words.join(" ")); return disconnect(); }); if (contact.channel === "CHAT") return tell(); words.push("b"); return tell();`,
  },
  "private fields, dates and iterators of one way": {
    body: `class Count { #n = 0; up() { this.#n++; this.#n += 2; [this.#n] = [this.#n + 1]; return this; } get n() { return this.#n; } }
    const day = new Date(0); day.setFullYear(2001); const words = new Map([["a", "1"], ["b", "2"]]).keys(); words.next(); const second = String(words.next().value);
    if (contact.channel === "CHAT") playPrompt(String(new Count().up().n)); else playPrompt(\`\${second} \${day.getTime() > 0}\`); return disconnect();`,
  },
  "errors that no try takes go to the flow's own handler": {
    body: `const a = invokeLambda(f, {}); playPrompt(a.v); invokeLambda(g, {}); return transferToQueue(support);`,
    options: `, { onError: () => { playPrompt("sorry"); return disconnect(); } }`,
  },
};

/** Programs that are refused: the code of the finding. Where it stands is tested in test/compile/findings.test.ts. */
export interface Refusal {
  readonly body: string;
  readonly declarations?: string;
  readonly code: string;
}

export const refusals: Readonly<Record<string, Refusal>> = {
  "the fields of a result are spread": {
    body: `const r = invokeLambda(f, {}); const o = { ...r }; playPrompt(o.v); return disconnect();`,
    code: "FLW205",
  },
  "a counter in an object": {
    body: `const state = { n: 0 }; while (checkHoursOfOperation(office)) { state.n++; } playPrompt(\`\${state.n}\`); return disconnect();`,
    code: "FLW212",
  },
  "a reference as the key of a table": {
    body: `const t: Record<string, string> = { VOICE: "v" };\nplayPrompt(t[contact.channel]!); return disconnect();`,
    code: "FLW223",
  },
  "a reference computed with": {
    body: `const a = invokeLambda(f, {}).v;\nif (parseInt(a) > 3) playPrompt("x"); return disconnect();`,
    code: "FLW206",
  },
  "the length of a reference": {
    body: `const a = invokeLambda(f, {}).v;\nif (a.length > 3) playPrompt("x"); return disconnect();`,
    code: "FLW202",
  },
  "find with a reference": {
    body: `const one = [{ k: "1" }].find((x) => x.k === contact.channel); playPrompt(one ? "x" : "y"); return disconnect();`,
    code: "FLW229",
  },
  "a list that grows on one branch": {
    body: `const l: string[] = ["z"]; if (contact.channel === "CHAT") l.push("a"); playPrompt(l.join("x")); return disconnect();`,
    code: "FLW212",
  },
  "a list that grows after a break of the call": {
    body: `const l: string[] = []; for (const x of ["1", "2"]) { if (contact.languageCode === x) break; l.push(x); } playPrompt(l.join(" ")); return disconnect();`,
    code: "FLW213",
  },
  "different objects on two paths": {
    body: `let o: { a: number } | Map<string, string> = { a: 1 }; if (contact.channel === "CHAT") o = new Map(); playPrompt(String((o as { a: number }).a)); return disconnect();`,
    code: "FLW234",
  },
  "the truth of a text": { body: `if (contact.channel) playPrompt("x"); return disconnect();`, code: "FLW208" },
  "an end that can be reached": {
    body: `if (contact.channel === "CHAT") disconnect(); playPrompt("x");`,
    code: "FLW231",
  },
  "a menu tested late": {
    body: `const m = getCustomerInput("menu"); playPrompt("x"); if (m === "1") playPrompt("y"); return disconnect();`,
    code: "FLW215",
  },
  "a loop with ever new states": {
    body: `let n = 0; while (contact.channel === "CHAT") { n++; playPrompt(\`\${n}\`); } return disconnect();`,
    code: "FLW225",
  },
  "a helper that calls itself": {
    declarations: `function again(): void { if (checkHoursOfOperation(office)) again(); }`,
    body: `again(); return disconnect();`,
    code: "FLW224",
  },
  "a reference written as JSON": {
    body: `playPrompt(JSON.stringify({ d: contact.channel })); return disconnect();`,
    code: "FLW206",
  },
  "arithmetic on a reference": {
    body: `const a = invokeLambda(f, {}).v; playPrompt(\`\${(a as unknown as number) * 2}\`); return disconnect();`,
    code: "FLW207",
  },
  "an answer of the call where a library wants it at once": {
    body: `const names = ["a", "b"].sort((a, b) => (a === contact.channel ? -1 : b === contact.channel ? 1 : 0)); playPrompt(names.join(" ")); return disconnect();`,
    code: "FLW229",
  },
  "a list that grows on every turn of an endless loop": {
    body: `const words = ["a"]; for (;;) { words.push("b"); playPrompt(words.join(" ")); if (getCustomerInput("menu") === "1") break; } return disconnect();`,
    code: "FLW212",
  },
  "a list from outside that a block makes grow": {
    body: `const words = ["a"]; const tell: Block = block("tell", () => { words.push("b"); playPrompt(words.join(" ")); if (getCustomerInput("menu") === "1") return tell(); return disconnect(); }); return tell();`,
    code: "FLW212",
  },
  "a block that changes what the other way reads": {
    body: `const words = ["a"]; const tell: Block = block("tell", () => { words.push("b"); playPrompt(words.join(" ")); return disconnect(); }); if (contact.channel === "CHAT") return tell(); playPrompt(words.join(" ")); return disconnect();`,
    code: "FLW212",
  },
  "a change on the right of &&": {
    body: `const words = ["a"]; const grow = (): boolean => { words.push("b"); return true; }; if (contact.channel === "CHAT" && grow()) playPrompt("x"); playPrompt(words.join(" ")); return disconnect();`,
    code: "FLW212",
  },
  "a private field changed on one branch": {
    body: `class Count { #n = 0; up() { this.#n++; } get n() { return this.#n; } } const count = new Count(); if (contact.channel === "CHAT") count.up(); playPrompt(String(count.n)); return disconnect();`,
    code: "FLW212",
  },
  "a private field assigned on one branch": {
    body: `class Word { #w = "a"; set(w: string) { this.#w = w; } get w() { return this.#w; } } const word = new Word(); if (contact.channel === "CHAT") word.set("b"); playPrompt(word.w); return disconnect();`,
    code: "FLW212",
  },
  "a private field added to on one branch": {
    body: `class Count { #n = 0; up() { this.#n += 1; } get n() { return this.#n; } } const count = new Count(); if (contact.channel === "CHAT") count.up(); playPrompt(String(count.n)); return disconnect();`,
    code: "FLW212",
  },
  "an entry of a WeakMap changed on one branch": {
    body: `const words = new WeakMap<object, string>(); const key = {}; words.set(key, "a"); if (contact.channel === "CHAT") words.set(key, "b"); playPrompt(String(words.get(key))); return disconnect();`,
    code: "FLW212",
  },
  "a date changed on one branch": {
    body: `const day = new Date(0); if (contact.channel === "CHAT") day.setFullYear(2001); playPrompt(day.getTime() > 0 ? "new" : "old"); return disconnect();`,
    code: "FLW212",
  },
  "a static field changed on one branch": {
    body: `class Count { static n = 0; } if (contact.channel === "CHAT") Count.n++; playPrompt(String(Count.n)); return disconnect();`,
    code: "FLW214",
  },
  "a static field of a module's class, changed in a flow": {
    declarations: `class Count { static #n = 0; static up(): number { return ++Count.#n; } }`,
    body: `playPrompt(String(Count.up())); return disconnect();`,
    code: "FLW214",
  },
  "a pattern that goes on, tried on one branch": {
    body: `const letters = new RegExp("a", "g"); if (contact.channel === "CHAT") letters.test("aa"); playPrompt(String(letters.lastIndex)); return disconnect();`,
    code: "FLW212",
  },
  "elements without an end": {
    body: `const all = { *[Symbol.iterator]() { while (true) yield "a"; } }; for (const one of all) if (one === "b") playPrompt(one); return disconnect();`,
    code: "FLW225",
  },
  "an iterator taken from on one branch": {
    body: `const words = ["a", "b"].values(); if (contact.channel === "CHAT") words.next(); playPrompt(String(words.next().value)); return disconnect();`,
    code: "FLW212",
  },
  "a list changed on one branch by a borrowed method": {
    body: `const words = ["a"]; if (contact.channel === "CHAT") Array.prototype.push.call(words, "b"); playPrompt(words.join(" ")); return disconnect();`,
    code: "FLW212",
  },
  "a reference as a computed key": {
    body: `const a = invokeLambda(f, {}); const t = { [a.v as string]: "x" }; playPrompt(Object.values(t).join(" ")); return disconnect();`,
    code: "FLW223",
  },
  "the number of a turn": {
    body: `for (const turn of loop(3)) { playPrompt(\`turn \${turn as unknown as string}\`); } return disconnect();`,
    code: "FLW227",
  },
  "texts compared by the alphabet": {
    body: `const a = invokeLambda(f, {}).v; if (a > "2") playPrompt("x"); return disconnect();`,
    code: "FLW209",
  },
  await: { body: `await 0; return disconnect();`, code: "FLW103" },
};
