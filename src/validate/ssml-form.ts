/** One tag, comment, processing instruction or CDATA section; the content of a tag's brackets is the first group. */
const markup = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<([^<>]*)>/g;
const tag = /^(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)$/;
const entity = /&(?!(?:[A-Za-z]\w*|#\d+|#x[0-9a-fA-F]+);)/;

/** Far more than text-to-speech takes; longer texts are another finding. */
const longest = 20_000;

/**
 * What is wrong with SSML as XML, in words; undefined when it is well formed. Tags themselves are not judged: which ones
 * are taken depends on the voice. Source: W3C SSML 1.1; AWS Admin Guide, SSML tags supported by Amazon Connect.
 */
export function ssmlProblem(text: string): string | undefined {
  if (text.length > longest || /^\$\.[\w.[\]'"-]+$/.test(text.trim()) || /\$\{|\{\{/.test(text)) return undefined;
  const open: string[] = [];
  let end = 0;
  let roots = 0;
  for (const match of text.matchAll(markup)) {
    const between = textProblem(text.slice(end, match.index), open.length > 0);
    if (between !== undefined) return between;
    end = match.index + match[0].length;
    if (match[1] === undefined) continue;
    const parts = tag.exec(match[1]);
    if (!parts) return `the tag <${shorten(match[1])}> is not written as XML`;
    const [, closing, name = "", attributes = "", alone] = parts;
    if (entity.test(attributes)) return `an & in the tag <${shorten(match[1])}> is not written as &amp;`;
    if (closing) {
      const last = open.pop();
      if (last === undefined) return `</${name}> closes nothing`;
      if (last !== name) return `</${name}> stands where </${last}> should be`;
      continue;
    }
    if (open.length === 0 && ++roots > 1) return `there is a second outermost tag, <${name}>`;
    if (open.length === 0 && name !== "speak") return `the outermost tag is <${name}> and not <speak>`;
    if (!alone) open.push(name);
  }
  const last = open.at(-1);
  if (last !== undefined) return `<${last}> is not closed`;
  if (roots === 0) return "it is not inside <speak> … </speak>";
  return textProblem(text.slice(end), false);
}

function textProblem(text: string, inside: boolean): string | undefined {
  if (text.includes("<")) return "a < is not written as &lt;";
  if (entity.test(text)) return "an & is not written as &amp;";
  return !inside && text.trim() !== "" ? "there is text outside <speak> … </speak>" : undefined;
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}

/** The same SSML with every & written as XML and inside <speak>, when nothing else is wrong with it. */
export function wellFormed(text: string): string | undefined {
  const escaped = text.replaceAll(new RegExp(entity, "g"), "&amp;");
  const whole = /^\s*<speak[\s>]/.test(escaped) ? escaped : `<speak>${escaped}</speak>`;
  return ssmlProblem(whole) === undefined ? whole : undefined;
}
